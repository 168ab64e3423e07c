//! How do we run another program? With a time limit, in a process group of its own, without input, and with nothing
//! left running afterwards. Its output goes straight through, or also to a reader line by line, or is shown only if it fails.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::leftovers;
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;

/// Cargo tells us about ourselves in these; programs that we start are not us.
const OURS: [&str; 5] =
    ["CARGO", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_BIN_NAME", "RUST_RECURSION_COUNT"];

/// A program to run.
pub struct Errand {
    name: String,
    command: Command,
    deadline: Option<Instant>,
    remedy: Option<String>,
}

enum Heard {
    Out(String),
    Err(String),
}

impl Errand {
    pub fn new(place: &Workspace, program: impl AsRef<OsStr>) -> Self {
        let name = Path::new(program.as_ref()).file_name().unwrap_or(program.as_ref()).to_string_lossy().into_owned();
        let mut command = Command::new(program);
        command.current_dir(&place.root).stdin(Stdio::null()).process_group(0);
        for (key, _) in std::env::vars_os() {
            if OURS.iter().any(|ours| key == *ours) || key.to_string_lossy().starts_with("CARGO_PKG_") {
                command.env_remove(&key);
            }
        }
        Errand { name, command, deadline: place.deadline, remedy: None }
    }

    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(mut self, args: I) -> Self {
        self.command.args(args);
        self
    }

    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    pub fn without_env(mut self, key: &str) -> Self {
        self.command.env_remove(key);
        self
    }

    pub fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub fn limit(mut self, limit: Duration) -> Self {
        let end = Instant::now() + limit;
        self.deadline = Some(self.deadline.map_or(end, |earlier| earlier.min(end)));
        self
    }

    /// What a person can do when this fails.
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// Runs with its output going straight through.
    pub fn stream(mut self) -> Result<()> {
        let mut child = self.start()?;
        let outcome = self.wait(&mut child);
        self.finish(outcome?)
    }

    /// Runs with its output going through and each line handed to `hear`.
    pub fn watch(mut self, hear: &mut dyn FnMut(&str)) -> Result<()> {
        let outcome = self.listen(&mut |heard| {
            let (Heard::Out(line) | Heard::Err(line)) = &heard;
            hear(line);
            match &heard {
                Heard::Out(line) => println!("{line}"),
                Heard::Err(line) => eprintln!("{line}"),
            }
            std::io::stdout().flush().ok();
        });
        self.finish(outcome?)
    }

    /// Runs quietly and gives its standard output; the end of all output is shown if it fails.
    pub fn read(mut self) -> Result<String> {
        let (mut out, mut all) = (String::new(), Vec::new());
        let outcome = self.listen(&mut |heard| {
            if let Heard::Out(line) = &heard {
                out.push_str(line);
                out.push('\n');
            }
            let (Heard::Out(line) | Heard::Err(line)) = heard;
            all.push(line);
        });
        let told = outcome.and_then(|status| self.finish(status));
        told.inspect_err(|_| all[all.len().saturating_sub(30)..].iter().for_each(|line| eprintln!("    {line}")))?;
        Ok(out)
    }

    /// Runs with nothing shown, for questions that may be answered no.
    pub fn succeeds(mut self) -> bool {
        self.listen(&mut |_| ()).is_ok_and(|status| status.success())
    }

    fn start(&mut self) -> Result<Child> {
        let child = self.command.spawn().map_err(|error| {
            let trouble = Trouble::new(format!("cannot start {}: {error}", self.name));
            trouble.remedy(self.remedy.clone().unwrap_or_else(|| format!("install {} or put it on PATH", self.name)))
        })?;
        leftovers::running(Some(child.id()));
        Ok(child)
    }

    fn listen(&mut self, hear: &mut dyn FnMut(Heard)) -> Result<ExitStatus> {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.start()?;
        let (send, lines) = channel();
        if let Some(out) = child.stdout.take() {
            read_lines(out, send.clone(), Heard::Out);
        }
        if let Some(err) = child.stderr.take() {
            read_lines(err, send.clone(), Heard::Err);
        }
        drop(send);
        hear_until_quiet(&lines, self.deadline, &mut child, hear);
        let outcome = self.wait(&mut child);
        while let Ok(heard) = lines.recv_timeout(Duration::from_millis(300)) {
            hear(heard);
        }
        outcome
    }

    /// Waits for the end, at most until the deadline, and ends whatever is left.
    fn wait(&self, child: &mut Child) -> Result<ExitStatus> {
        let begun = Instant::now();
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Ok(status),
                Ok(None) if self.deadline.is_some_and(|end| Instant::now() >= end) => {
                    break Err("took too long and was stopped".to_owned());
                }
                Ok(None) => {
                    std::thread::sleep(Duration::from_millis(if begun.elapsed().as_millis() < 200 { 2 } else { 25 }))
                }
                Err(error) => break Err(format!("cannot be waited for: {error}")),
            }
        };
        leftovers::end(child.id().cast_signed(), Duration::from_secs(2));
        child.wait().ok();
        leftovers::running(None);
        status.map_err(|why| self.trouble(&format!("{} {why}", self.name)))
    }

    fn finish(&self, status: ExitStatus) -> Result<()> {
        if status.success() {
            return Ok(());
        }
        let how = status.code().map_or_else(|| status.to_string(), |code| format!("exit status {code}"));
        Err(self.trouble(&format!("{} failed ({how})", self.shown())))
    }

    fn trouble(&self, what: &str) -> Trouble {
        match &self.remedy {
            Some(remedy) => Trouble::new(what).remedy(remedy),
            None => Trouble::new(what),
        }
    }

    /// The command with its first arguments, as far as a person needs it to recognise it.
    fn shown(&self) -> String {
        let args = self.command.get_args().take(3).map(|arg| arg.to_string_lossy().into_owned());
        std::iter::once(self.name.clone()).chain(args).collect::<Vec<_>>().join(" ")
    }
}

fn read_lines(from: impl Read + Send + 'static, to: Sender<Heard>, wrap: fn(String) -> Heard) {
    std::thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while matches!(from.read_until(b'\n', &mut line), Ok(length) if length > 0) {
            let text = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
            if to.send(wrap(text)).is_err() {
                return;
            }
            line.clear();
        }
    });
}

/// Hands lines on until both pipes close, the program has ended for a second, or time is up.
fn hear_until_quiet(
    lines: &Receiver<Heard>,
    deadline: Option<Instant>,
    child: &mut Child,
    hear: &mut dyn FnMut(Heard),
) {
    let mut ended = None;
    loop {
        match lines.recv_timeout(Duration::from_millis(100)) {
            Ok(heard) => hear(heard),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) if matches!(child.try_wait(), Ok(Some(_))) => {
                if ended.get_or_insert_with(Instant::now).elapsed() > Duration::from_secs(1) {
                    return;
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if deadline.is_some_and(|end| Instant::now() >= end) {
            return;
        }
    }
}

/// Whether a program can be found on PATH.
pub fn on_path(program: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Workspace {
        Workspace { root: "/".into(), target: "/tmp".into(), cache: "/tmp".into(), deadline: None }
    }

    // One test, because ending leftovers ends every child of this process.
    #[test]
    fn a_program_is_read_reported_and_stopped() {
        let both = "echo out; echo err >&2";
        assert_eq!(Errand::new(&place(), "sh").args(["-c", both]).read(), Ok("out\n".to_owned()));

        let failed = Errand::new(&place(), "sh").args(["-c", "exit 3"]).remedy("write a better one").stream();
        assert_eq!(
            failed.map_err(|trouble| trouble.to_string()),
            Err("sh -c exit 3 failed (exit status 3)\n  remedy: write a better one".into())
        );

        let begun = Instant::now();
        let slow =
            Errand::new(&place(), "sh").args(["-c", "sleep 60 & sleep 60"]).limit(Duration::from_millis(200)).read();
        assert!(slow.is_err_and(|trouble| trouble.to_string().contains("took too long")));
        assert!(begun.elapsed() < Duration::from_secs(20));

        let missing = Errand::new(&place(), "no-such-program").read();
        assert!(missing.is_err_and(|trouble| trouble.to_string().contains("install no-such-program")));
    }
}
