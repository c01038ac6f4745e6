package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.Start;
import ktrdr.sessions.schedules.Cron;
import ktrdr.sessions.schedules.Schedule;
import ktrdr.sessions.schedules.Schedule.Overlap;

/**
 * Reads the body of a new schedule and reports all faults at once, including those of its trigger.
 */
@ApplicationScoped
public class ScheduleBody {
  private static final int LONGEST = 200;

  @Inject private TriggerBody triggers;
  @Inject private InstantSource clock;

  Schedule.Plan read(String text) {
    Body body = Body.read(text);
    Optional<String> name = body.string("name", LONGEST).filter(n -> !n.isBlank());
    Cron cron = cron(body, zone(body));
    Overlap overlap = overlap(body);
    Body trigger = body.object("trigger").orElseGet(() -> Body.read(""));
    Start start = triggers.of(trigger);
    trigger.refuse("queue", "belongs to the schedule: use overlap there");
    body.done();
    return new Schedule.Plan(name, cron, overlap, start.assignment(), start.design());
  }

  private static ZoneId zone(Body body) {
    String zone = body.string("zone").orElse("UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      body.fault("zone", "can't be \"" + zone + "\"; it must be like Europe/Berlin or UTC");
      return ZoneId.of("UTC");
    }
  }

  private Cron cron(Body body, ZoneId zone) {
    Optional<String> expression = body.string("cron", LONGEST);
    if (expression.isEmpty()) {
      body.fault("cron", "is missing; it must be like \"0 7 * * MON-FRI\"");
    }
    Cron cron = new Cron(expression.orElse("* * * * *"), zone);
    List<String> faults = Cron.faults(cron.expression());
    faults.forEach(fault -> body.fault("cron", fault));
    if (faults.isEmpty() && !comes(cron)) {
      body.fault("cron", "never fires: there is no such day");
    }
    return cron;
  }

  private boolean comes(Cron cron) {
    try {
      return cron.next(clock.instant()).isAfter(clock.instant());
    } catch (DateTimeException never) {
      return false;
    }
  }

  private static Overlap overlap(Body body) {
    String word = body.string("overlap").orElse(Overlap.SKIP.wire());
    return Overlap.of(word)
        .orElseGet(
            () -> {
              body.fault("overlap", "can't be \"" + word + "\"; there are " + words());
              return Overlap.SKIP;
            });
  }

  private static String words() {
    return Arrays.stream(Overlap.values()).map(Overlap::wire).collect(Collectors.joining(", "));
  }
}
