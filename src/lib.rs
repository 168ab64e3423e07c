pub mod boundary;
pub mod error;
pub mod ingest;
pub mod text;
