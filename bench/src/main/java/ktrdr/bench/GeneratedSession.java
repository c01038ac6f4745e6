package ktrdr.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import ktrdr.operations.OperationType;

/**
 * One session with its four children, one after the other.
 *
 * @param begin when it was opened
 * @param step how long each child took
 * @param end status of the session and of its last child
 * @param ids of the session's operation and its children
 */
record GeneratedSession(long number, Instant begin, Duration step, String end, List<String> ids) {
  static final List<OperationType> CHILDREN =
      List.of(
          OperationType.AGENT_DESIGN,
          OperationType.TRAINING,
          OperationType.BACKTESTING,
          OperationType.AGENT_ASSESSMENT);

  private static final int LAST = CHILDREN.size();
  private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);
  private static final List<String> SYMBOLS = List.of("SPX", "NDX", "EURUSD", "GLD");

  /** An id as the server makes it, but of this generator's numbers. */
  static String id(OperationType type, Instant created, SplittableRandom random) {
    StringBuilder id = new StringBuilder("op_").append(type.wire()).append('_');
    id.append(TIME.format(created)).append('_');
    for (int i = 0; i < 10; i++) {
      id.append(CROCKFORD.charAt(random.nextInt(CROCKFORD.length())));
    }
    return id.toString();
  }

  String root() {
    return ids.get(0);
  }

  private boolean runs() {
    return end.equals("running");
  }

  /** Writes its rows. */
  void write(HistoryTables tables) {
    for (int position = 0; position <= LAST; position++) {
      operation(tables.operations, position);
      progress(tables.progress, position);
    }
    new GeneratedEvents(this, tables.events).write();
    tables.sessions.add(
        number,
        runs() ? "assessing" : "complete",
        History.time(begin),
        History.time(ended(0)),
        "rsi_" + number,
        root(),
        outcome(),
        end.equals("completed") || runs() ? null : "assessing",
        assignment());
  }

  private String outcome() {
    return switch (end) {
      case "completed" -> "success";
      case "failed" -> "failed_assessment";
      case "cancelled" -> "cancelled";
      default -> null;
    };
  }

  private void operation(Csv out, int position) {
    List<Object> row = new ArrayList<>();
    Collections.addAll(row, ids.get(position), position == 0 ? null : root(), root(), number, 1);
    Collections.addAll(row, type(position).wire(), subject(position));
    row.addAll(state(position));
    int events = GeneratedEvents.PER_OPERATION * ids.size() - (runs() ? 2 : 0);
    boolean isRoot = position == 0;
    Collections.addAll(row, position, isRoot ? ids.size() : position + 1, isRoot ? events : 0);
    Collections.addAll(row, runs() ? History.OWNER : null, 1);
    out.add(row.toArray());
  }

  private List<Object> state(int position) {
    String status = status(position);
    String begun = History.time(created(position));
    String ended = status.equals("running") ? null : History.time(ended(position));
    String error = status.equals("failed") ? "The work failed: no bars in the test part" : null;
    String output = status.equals("completed") ? results() : "{\"results\":{},\"warnings\":[]}";
    return Arrays.asList(status, 2, begun, begun, ended, error, output);
  }

  private void progress(Csv out, int position) {
    boolean completed = status(position).equals("completed");
    out.add(ids.get(position), completed ? 1 : 0.93, "epoch 50/50", 50, 50, "{\"val_loss\":0.42}");
  }

  OperationType type(int position) {
    return position == 0 ? OperationType.AGENT_SESSION : CHILDREN.get(position - 1);
  }

  /** What is before the last child has completed. */
  String status(int position) {
    return position == 0 || position == LAST ? end : "completed";
  }

  Instant created(int position) {
    return position == 0 ? begin : begin.plus(step.multipliedBy(position - 1));
  }

  Instant ended(int position) {
    return created(position == 0 ? LAST : position).plus(step);
  }

  private String subject(int position) {
    return "{\"description\":\"%s of session %d\",\"symbol\":\"%s\",\"timeframe\":\"1d\",\"parameters\":{\"seed\":%d}}"
        .formatted(type(position).wire(), number, symbol(), number);
  }

  private String results() {
    return "{\"results\":{\"sharpe\":0.81,\"trades\":%d,\"verdict\":\"weak\"},\"warnings\":[]}"
        .formatted(number % 400);
  }

  private String assignment() {
    return """
    {"model":"builtin","brief":"a strategy for %s that trades rarely","symbol":"%s","timeframe":"1d",\
    "candidates":"36","resamples":"2000","bypass_gates":false}\
    """
        .formatted(symbol(), symbol());
  }

  private String symbol() {
    return SYMBOLS.get((int) (number % SYMBOLS.size()));
  }
}
