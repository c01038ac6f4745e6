package ktrdr.cli.command.schedule;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.agent.StartOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr agent schedule add}: adds a schedule that starts sessions. */
@Command(
    name = "add",
    description = {
      "Add a schedule that starts a session each time it fires.",
      "CRON has five fields, minute hour day-of-month month day-of-week, or six with the seconds first."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr agent schedule add \"0 7 * * MON-FRI\" --zone Europe/Berlin --seed 7",
      "  ktrdr agent schedule add \"*/30 * * * *\" --name often --overlap queue"
    })
public final class ScheduleAdd extends ScheduleCommand {
  private static final int FIELDS = 5;
  private static final int FIELDS_WITH_SECONDS = 6;

  /** What to do when the schedule fires while all slots are in use. */
  enum Overlap {
    SKIP,
    QUEUE
  }

  // A list, so that missing quotes get a helpful message instead of "unmatched arguments".
  @Parameters(
      arity = "1..*",
      paramLabel = "CRON",
      description = "When, in quotes: \"0 7 * * MON-FRI\" is every working day at 7.")
  List<String> cron;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Time zone, for example Europe/Berlin (default: UTC).")
  String zone;

  @Option(
      names = "--overlap",
      paramLabel = "skip|queue",
      description = "When all slots are in use: skip the session or queue it (default: skip).")
  Overlap overlap;

  @Option(names = "--name", paramLabel = "NAME", description = "A name for the schedule.")
  String name;

  @Option(names = "--brief", paramLabel = "BRIEF", description = "What its sessions look for.")
  String brief;

  @Mixin StartOptions start = new StartOptions();

  public ScheduleAdd(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    return line(context().server().schedules().add(body()));
  }

  private JsonObject body() {
    return new Body()
        .with("name", name)
        .with("cron", expression())
        .with("zone", zone)
        .with("overlap", overlap == null ? null : overlap.name().toLowerCase(java.util.Locale.ROOT))
        .with("trigger", start.body(brief).json())
        .json();
  }

  private String expression() {
    String text = String.join(" ", cron).strip();
    int fields = text.split("\\s+").length;
    if (fields != FIELDS && fields != FIELDS_WITH_SECONDS) {
      throw usage(
          "a time to start has five fields (minute hour day-of-month month day-of-week) or six with"
              + " the seconds first, this has "
              + fields
              + "; put it in quotes: \"0 7 * * MON-FRI\"");
    }
    return text;
  }
}
