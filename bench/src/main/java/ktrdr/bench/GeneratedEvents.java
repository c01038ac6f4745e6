package ktrdr.bench;

/** The log of a tree: each operation is opened, begins and ends. */
final class GeneratedEvents {
  static final int PER_OPERATION = 3;

  private final GeneratedSession session;
  private final Csv out;
  private int sequence;

  GeneratedEvents(GeneratedSession session, Csv out) {
    this.session = session;
    this.out = out;
  }

  void write() {
    opened(0);
    for (int position = 1; position < session.ids().size(); position++) {
      opened(position);
      if (position == 1) {
        begun(0);
      }
      begun(position);
      ended(position);
    }
    ended(0);
  }

  private void opened(int position) {
    event(position, "created", "opened", null, "pending");
  }

  private void begun(int position) {
    event(position, "transition", "step began", "pending", "running");
  }

  // what runs has not ended
  private void ended(int position) {
    if (!session.status(position).equals("running")) {
      event(position, "transition", "work done", "running", session.status(position));
    }
  }

  private void event(int position, String kind, String reason, String before, String after) {
    sequence++;
    boolean end = before != null && before.equals("running");
    out.add(
        session.root(),
        sequence,
        session.ids().get(position),
        History.time(end ? session.ended(position) : session.created(position)),
        kind,
        "session",
        reason,
        before,
        after,
        "{\"status\":\"%s\",\"version\":\"%d\"}".formatted(after, end ? 2 : before == null ? 0 : 1),
        "server");
  }
}
