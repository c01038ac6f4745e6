package ktrdr.agent.conversation;

import java.util.List;
import java.util.stream.Collectors;
import ktrdr.agent.model.wire.JsonTexts;
import ktrdr.work.Refusal.Fault;

/**
 * Records what was done with replies, for people to read.
 *
 * @param tool what checks a reply
 * @param key of what it checks in the reply
 */
record Uses(Turns turns, String tool, String key) {
  private static final String SAVE = "save_strategy";
  private static final int LONGEST = 100_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  static Uses ofDesign(Turns turns) {
    return new Uses(turns, "validate_strategy", "strategy_yaml");
  }

  static Uses ofAssessment(Turns turns) {
    return new Uses(turns, "check_explanation", "summary");
  }

  void valid(int turn, String checked, long start) {
    turns.record(new Turns.Use(turn, tool, arguments(checked), "{\"success\":true}", since(start)));
  }

  void invalid(int turn, String checked, List<Fault> faults, long start) {
    turns.record(new Turns.Use(turn, tool, arguments(checked), errors(faults), since(start)));
  }

  /** A reply that has not the shape that was asked for. */
  void garbage(int turn, String reply, List<Fault> faults) {
    String arguments = "{\"reply\":" + text(reply) + "}";
    turns.record(new Turns.Use(turn, tool, arguments, errors(faults), 0));
  }

  /** The strategy that the design ends with, which has its bars and all defaults. */
  void saved(int turn, String name, String yaml) {
    String result = "{\"success\":true,\"strategy_name\":" + text(name) + "}";
    turns.record(new Turns.Use(turn, SAVE, arguments(yaml), result, 0));
  }

  private String arguments(String checked) {
    return "{" + text(key) + ":" + text(checked) + "}";
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
