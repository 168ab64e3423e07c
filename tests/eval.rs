//! Do the stories with gold labels still score as well as they did?
