//! Does the command line keep its contract?
