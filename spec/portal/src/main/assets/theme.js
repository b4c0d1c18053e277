// The colors that the reader chose, before anything is painted; without a choice the system's.
const dark = document.getElementById("dark");

function paint(theme) {
  dark.media = theme === "dark" ? "screen" : "not all";
}

try {
  const theme = localStorage.getItem("theme");
  if (theme) paint(theme);
} catch {
  // A browser that keeps nothing follows the system.
}
