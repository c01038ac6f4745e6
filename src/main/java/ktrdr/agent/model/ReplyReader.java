package ktrdr.agent.model;

import java.util.Optional;

/** Puts a reply together from the events of its stream. */
interface ReplyReader {
  /** Takes the next event. */
  void take(EventStream.Event event) throws GarbageEvent;

  /** True once the terminal event came. */
  boolean isFinished();

  /** The error that came instead of the rest. */
  Optional<ProviderError> error();

  /** What is there so far. */
  Reply reply();
}
