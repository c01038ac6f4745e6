package ktrdr.agent.conversation;

import java.util.List;
import java.util.stream.Collectors;
import ktrdr.agent.model.JsonTexts;
import ktrdr.work.Refusal.Fault;

/** Records what was done with replies, for people to read. */
record Uses(Turns turns) {
  private static final String VALIDATE = "validate_strategy";
  private static final String SAVE = "save_strategy";
  private static final int LONGEST = 100_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  void valid(int turn, String yaml, long start) {
    turns.record(new Turns.Use(turn, VALIDATE, strategy(yaml), "{\"success\":true}", since(start)));
  }

  void invalid(int turn, String yaml, List<Fault> faults, long start) {
    turns.record(new Turns.Use(turn, VALIDATE, strategy(yaml), errors(faults), since(start)));
  }

  /** A reply that holds no strategy. */
  void garbage(int turn, String reply, List<Fault> faults) {
    String arguments = "{\"reply\":" + text(reply) + "}";
    turns.record(new Turns.Use(turn, VALIDATE, arguments, errors(faults), 0));
  }

  /** The strategy that the design ends with, which has its bars and all defaults. */
  void saved(int turn, String name, String yaml) {
    String result = "{\"success\":true,\"strategy_name\":" + text(name) + "}";
    turns.record(new Turns.Use(turn, SAVE, strategy(yaml), result, 0));
  }

  private static String strategy(String yaml) {
    return "{\"strategy_yaml\":" + text(yaml) + "}";
  }

  private static String errors(List<Fault> faults) {
    return faults.stream()
        .map(f -> "{\"pointer\":" + text(f.pointer()) + ",\"detail\":" + text(f.detail()) + "}")
        .collect(Collectors.joining(",", "{\"success\":false,\"errors\":[", "]}"));
  }

  private static String text(String words) {
    return JsonTexts.quoted(words.length() > LONGEST ? words.substring(0, LONGEST) : words);
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / NANOS_PER_MILLI;
  }
}
