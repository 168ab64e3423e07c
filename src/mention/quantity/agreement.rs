//! Do two figures agree?

use super::{Hedge, Quantity, Unit};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityAgreement {
    /// Equal within hedge and rounding: "about 40" and 38, 90 minutes and an hour and a half.
    Same,
    /// A soft difference: "six hours" and "almost six and a half".
    Near,
    /// A hard one: 13 dead and 15 dead.
    Different,
    /// Of another unit, or of something else counted.
    Incomparable,
}

impl Quantity {
    /// Symmetric.
    pub fn agreement(&self, other: &Quantity) -> QuantityAgreement {
        if self.unit != other.unit {
            return QuantityAgreement::Incomparable;
        }
        let overlap = self.low <= other.high && other.low <= self.high;
        let far = (self.value - other.value).abs() / self.value.abs().max(other.value.abs()).max(f64::MIN_POSITIVE);
        let hedged = self.hedge != Hedge::Exact || other.hedge != Hedge::Exact;
        match (overlap, hedged && self.unit != Unit::Ordinal, far < 0.15) {
            (true, ..) => QuantityAgreement::Same,
            (false, true, true) => QuantityAgreement::Near,
            _ => QuantityAgreement::Different,
        }
    }
}
