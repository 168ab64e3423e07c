//! Can we install system packages ourselves? On Debian and its relatives, as root or with a sudo that asks nothing.

use std::collections::HashSet;
use std::os::unix::fs::MetadataExt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::errand::{Errand, on_path};
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;

/// The package lists are fetched once in a run.
static LISTS_ARE_NEW: AtomicBool = AtomicBool::new(false);

/// A program run as root, where that is possible without asking.
pub fn as_root(place: &Workspace, program: &str) -> Option<Errand> {
    if std::fs::metadata("/proc/self").is_ok_and(|ours| ours.uid() == 0) {
        return Some(Errand::new(place, program));
    }
    on_path("sudo")?;
    let asks_nothing = Errand::new(place, "sudo").args(["-n", "true"]).limit(Duration::from_secs(5)).succeeds();
    asks_nothing.then(|| Errand::new(place, "sudo").args(["-n", program]))
}

/// Those of `packages` that are not installed; none where this is not Debian.
pub fn missing<'a>(place: &Workspace, packages: &[&'a str]) -> Vec<&'a str> {
    if on_path("apt-get").is_none() {
        return Vec::new();
    }
    // dpkg-query fails when it does not know one of the names, and still lists the others.
    let status = std::process::Command::new("dpkg-query")
        .args(["-W", "-f", "${Package} ${db:Status-Status}\\n"])
        .args(packages)
        .current_dir(&place.root)
        .output()
        .map_or_else(|_| String::new(), |output| String::from_utf8_lossy(&output.stdout).into_owned());
    let installed = installed(&status);
    packages.iter().copied().filter(|package| !installed.contains(package)).collect()
}

fn installed(status: &str) -> HashSet<&str> {
    status.lines().filter_map(|line| line.strip_suffix(" installed")).collect()
}

/// Installs packages with apt, without recommended extras.
pub fn install(place: &Workspace, packages: &[&str]) -> Result<()> {
    let by_hand = format!("as root: apt-get install --no-install-recommends {}", packages.join(" "));
    let apt = || as_root(place, "apt-get").ok_or_else(|| Trouble::new("no right to install packages").remedy(&by_hand));
    if on_path("apt-get").is_none() {
        return Err(Trouble::new("this is not Debian or a relative of it"));
    }
    if !LISTS_ARE_NEW.swap(true, Ordering::Relaxed) {
        // An unreachable extra source is no reason to stop: the install below tells whether it mattered.
        quiet(apt()?.args(["-o", "DPkg::Lock::Timeout=300", "update"])).read().ok();
    }
    let install = ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends"];
    quiet(apt()?.args(install).args(packages)).remedy(by_hand).read().map(drop)
}

fn quiet(apt: Errand) -> Errand {
    apt.env("DEBIAN_FRONTEND", "noninteractive").limit(Duration::from_secs(600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removed_package_is_not_installed() {
        let found = installed("chromium installed\nlld-22 config-files\nlibfoo not-installed\n");
        assert!(found.contains("chromium") && found.len() == 1);
    }
}
