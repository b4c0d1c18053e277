// Applies the colors that the reader chose before the first paint; by default, the system's colors.
const dark = document.getElementById("dark");

function paint(theme) {
  dark.media = theme === "dark" ? "screen" : "not all";
}

try {
  const theme = localStorage.getItem("theme");
  if (theme) paint(theme);
} catch {
  // A browser without storage uses the system's colors.
}
