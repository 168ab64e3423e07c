//! Who is "Rubio", who is "the foreign minister"? The article's own full names answer.

use super::Entity;
use crate::mention::{Context, mentions};

/// The names of one article.
#[derive(Debug, Clone, Default)]
pub struct Names {
    full: Vec<Entity>,
}

impl Names {
    /// Reads the sentences of one article. Where the caller has their mentions already, [`Names::of`] is cheaper.
    pub fn gather<'a>(sentences: impl Iterator<Item = &'a str>, context: &Context) -> Names {
        let entities: Vec<Entity> = sentences.flat_map(|sentence| mentions(sentence, context).entities).collect();
        Names::of(entities.iter())
    }

    /// From entities found before, in the order of the article.
    pub fn of<'a>(entities: impl Iterator<Item = &'a Entity>) -> Names {
        Names { full: entities.cloned().collect() }
    }

    /// The fullest key that this article gives the entity; its own where there is none.
    pub fn resolve(&self, entity: &Entity) -> String {
        let longer = self.full.iter().filter(|known| known.key.ends_with(&format!(" {}", entity.key)));
        longer.map(|known| known.key.clone()).next().unwrap_or_else(|| entity.key.clone())
    }

    /// Key of the one person the article gives this title: "foreign minister". `None` where there are two, or none.
    pub fn holder(&self, title: &str) -> Option<&str> {
        let mut held = self.full.iter().filter(|known| known.title.as_deref() == Some(title));
        let first = held.next()?;
        held.all(|other| other.key == first.key).then_some(first.key.as_str())
    }
}
