pub mod boundary;
pub mod error;
pub mod ingest;
pub mod library;
pub mod mention;
pub mod text;
