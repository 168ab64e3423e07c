//! What did a program leave running? Test runners start drivers, drivers start browsers, and some of these leave
//! their parent's process group. Everything that descends from us is ended when its step ends or when we are stopped.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// The process group of the program that is running now, if any.
static RUNNING: Mutex<Option<i32>> = Mutex::new(None);

/// On Ctrl-C or a polite request to stop, ends what runs before we go. Call once, first thing.
pub fn end_children_when_stopped() {
    adopt_orphans();
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let group = RUNNING.lock().map_or(None, |running| *running);
            end(group.unwrap_or(0), Duration::from_secs(3));
            std::process::exit(128 + signal);
        }
    });
}

pub fn running(group: Option<u32>) {
    if let Ok(mut running) = RUNNING.lock() {
        *running = group.and_then(|group| i32::try_from(group).ok());
    }
}

/// Ends a process group and every descendant of ours: asks first, insists after `patience`.
pub fn end(group: i32, patience: Duration) {
    let others = descendants(std::process::id());
    if group <= 0 && others.is_empty() {
        return;
    }
    send(group, &others, libc::SIGTERM);
    let mut waited = Duration::ZERO;
    while waited < patience && !descendants(std::process::id()).is_empty() {
        thread::sleep(Duration::from_millis(50));
        waited += Duration::from_millis(50);
    }
    send(group, &descendants(std::process::id()), libc::SIGKILL);
}

fn send(group: i32, others: &[u32], signal: i32) {
    let others = others.iter().filter_map(|pid| i32::try_from(*pid).ok());
    for target in others.chain((group > 1).then_some(-group)) {
        // SAFETY: `kill` takes two integers and touches no memory of ours.
        unsafe { libc::kill(target, signal) };
    }
}

/// On Linux, a grandchild whose parent ends becomes our child, so that we can still find it.
fn adopt_orphans() {
    #[cfg(target_os = "linux")]
    // SAFETY: this `prctl` takes integers only.
    unsafe {
        libc::prctl(libc::PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    }
}

/// Living processes below `ancestor`. Empty where there is no /proc: process groups must do there.
fn descendants(ancestor: u32) -> Vec<u32> {
    let Ok(entries) = std::fs::read_dir("/proc") else { return Vec::new() };
    let pids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let family: Vec<(u32, u32)> = pids
        .filter_map(|pid| Some((pid, parent_if_alive(&std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)?)))
        .collect();
    below(ancestor, &family)
}

fn below(ancestor: u32, family: &[(u32, u32)]) -> Vec<u32> {
    let mut found = vec![ancestor];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(family.iter().filter(|(pid, ppid)| *ppid == parent && *pid != parent).map(|(pid, _)| *pid));
        next += 1;
    }
    found.split_off(1)
}

/// The parent in a line of /proc/PID/stat, unless the process is already dead.
/// The program's name stands in parentheses and may itself hold spaces and parentheses.
fn parent_if_alive(stat: &str) -> Option<u32> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    match fields.next()? {
        "Z" | "X" => None,
        _ => fields.next()?.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_parentheses_does_not_hide_the_parent() {
        assert_eq!(parent_if_alive("41 (Web (Content)) S 7 41 41 0"), Some(7));
        assert_eq!(parent_if_alive("41 (sh) Z 7 41 41 0"), None);
    }

    #[test]
    fn grandchildren_are_descendants_and_neighbours_are_not() {
        assert_eq!(below(1, &[(2, 1), (3, 2), (9, 8)]), vec![2, 3]);
    }
}
