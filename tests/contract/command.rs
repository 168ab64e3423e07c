//! How is the command line run here? In a folder of its own for each test, with what it printed as the result.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What one run printed.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// The output of a run that had no trouble.
    #[track_caller]
    pub fn text(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    #[track_caller]
    pub fn json(self) -> Value {
        let text = self.text();
        let value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("no JSON ({e}): {text}"));
        assert_no_null(&value, "output");
        value
    }

    /// Each line as JSON.
    #[track_caller]
    pub fn lines(self) -> Vec<Value> {
        let text = self.text();
        let lines = text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")));
        lines.inspect(|line| assert_no_null(line, "line")).collect()
    }

    /// A failure told in one line that has all the words, and nothing on standard output.
    #[track_caller]
    pub fn fails_with(self, words: &[&str]) {
        assert_eq!(self.code, 1, "stdout {:?}, stderr {:?}", cut(&self.out), self.err);
        assert_eq!(self.err.lines().count(), 1, "not one line: {:?}", self.err);
        assert_eq!(self.out, "", "printed something beside {:?}", self.err);
        for word in words {
            assert!(self.err.contains(word), "{:?} does not say {word:?}", self.err);
        }
        assert!(self.err.contains("; "), "{:?} has no remedy", self.err);
        assert!(self.err.len() < 600, "too long to be read: {:?}", cut(&self.err));
    }
}

fn cut(text: &str) -> String {
    text.chars().take(300).collect()
}

#[track_caller]
pub fn assert_no_null(value: &Value, path: &str) {
    match value {
        Value::Null => panic!("{path} is null"),
        Value::Array(all) => all.iter().enumerate().for_each(|(at, one)| assert_no_null(one, &format!("{path}.{at}"))),
        Value::Object(fields) => {
            fields.iter().for_each(|(name, one)| assert_no_null(one, &format!("{path}.{name}")));
        }
        _ => {}
    }
}

/// A folder of one test, empty at its start.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contract").join(test);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the target folder takes files");
        Folder(path)
    }

    /// A folder with the story of the bridge below `story`, and the chess open beside it.
    pub fn with_story(test: &str) -> Self {
        let folder = Folder::new(test);
        for name in ["courier.json", "meridian.json", "compass.json", "chess.json"] {
            folder.write(&format!("story/{name}"), fixture(name));
        }
        folder
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("the target folder takes files");
        fs::write(&path, content).expect("the target folder takes files");
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Names of the files in a folder, sorted.
    pub fn list(&self, name: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let mut names: Vec<String> =
            entries.map(|e| e.expect("the folder is readable").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        self.pipe(arguments, "")
    }

    /// Runs with `input` on standard input. Arguments are split at spaces where one string is given for all.
    pub fn pipe(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Said {
        let arguments = match arguments {
            [all] => all.split(' ').filter(|one| !one.is_empty()).collect(),
            some => some.to_vec(),
        };
        let mut child = Command::new(env!("CARGO_BIN_EXE_second-source"))
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary was built for this test");
        let mut stdin = child.stdin.take().expect("it was piped");
        let input = input.as_ref().to_vec();
        // A program that does not read its input closes the pipe: no trouble of ours.
        let writer = std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("the binary ends");
        writer.join().expect("the writer does not panic");
        Said {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

pub fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bridge").join(name);
    fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A fixture with some of its fields changed.
pub fn changed(name: &str, fields: &[(&str, &str)]) -> String {
    let mut article: Value = serde_json::from_slice(&fixture(name)).expect("fixtures are JSON");
    for (field, value) in fields {
        match *value {
            "" => {
                article.as_object_mut().expect("an article is an object").remove(*field);
            }
            value => article[*field] = value.into(),
        }
    }
    article.to_string()
}
