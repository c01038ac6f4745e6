package ktrdr.agent.model.wire;

import java.util.Optional;
import ktrdr.agent.model.Reply;

/** Puts a reply together from the events of its stream. */
public interface ReplyReader {
  /** Takes the next event. */
  void take(EventStream.Event event) throws GarbageEvent;

  /** True once the terminal event came. */
  boolean isFinished();

  /** The error that came instead of the rest. */
  Optional<ProviderError> error();

  /** What is there so far. */
  Reply reply();
}
