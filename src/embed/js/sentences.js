// @ts-check
// The sentences that are needed before any locale has loaded.

export const SENTENCES = {
  title: "The planner did not load",
  text: "What you have typed is kept. You can try again, or use the way below.",
  retry: "Try again",
  wait: "One moment: the planner is still loading.",
};
