package ktrdr.agent.model.call;

import ktrdr.agent.model.SentRequest;

/** Hears of each attempt of a call, on the thread that makes it. */
public interface Attempts {
  /**
   * Comes before an attempt. What it throws is thrown by the call, and nothing is sent.
   *
   * @param number 1 for the first
   */
  void before(int number, SentRequest request);

  /** Comes after the attempt, however it ended, and before anybody reads its reply. */
  void after(Attempt attempt);
}
