//! The command line: one article against a library, and each stage on its own for scripts. `CONTRACT.md` fixes it.

mod check;
mod features;
mod input;
mod library;
mod lines;
mod show;

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Which statements of a news article do other outlets also report, report differently, or not report?
#[derive(Parser)]
#[command(name = "second-source", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compare one article, or each article of a folder, with a library
    Check(check::Arguments),
    /// Sentences of an article with its claims and mentions
    Claims {
        /// .json, .html, .txt, .md, or - for standard input
        article: PathBuf,
    },
    /// HTML page to article
    Extract {
        page: PathBuf,
        /// Address the page came from
        #[arg(long)]
        url: Option<String>,
    },
    /// Compare pairs of sentences: lines of {"id","a","b"}
    Align {
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// Split texts into sentences: lines of {"id","text"}
    Sentences {
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// Rate how checkable sentences are: lines of {"id","text"}
    Checkworthy {
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// Tell whether pairs of articles share an origin: lines of {"id","a","b"}
    Origins {
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// Group articles by event: lines of articles
    Stories {
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// The comparers' numbers for every pair of statements of a folder's articles, for fitting weights
    #[command(hide = true)]
    Features { folder: PathBuf },
    /// Build, describe or publish a reference library
    Library {
        #[command(subcommand)]
        command: library::Command,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    Text,
    Markdown,
    Html,
}

/// One line for standard error: place, problem, remedy.
type Failure = String;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Claims { article } => check::claims(&article),
        Command::Extract { page, url } => check::extract(&page, url.as_deref()),
        Command::Align { file } => lines::align(&file),
        Command::Sentences { file } => lines::sentences(&file),
        Command::Checkworthy { file } => lines::checkworthy(&file),
        Command::Origins { file } => lines::origins(&file),
        Command::Stories { file } => lines::stories(&file),
        Command::Features { folder } => features::run(&folder),
        Command::Library { command } => library::run(&command),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
