package ktrdr.rest.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.agent.results.Verdict;
import ktrdr.rest.problems.MalformedRequest;
import ktrdr.rest.wire.Query;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionQuery;
import ktrdr.sessions.SessionQuery.Sort;

/** Reads the filters and the order of the list of sessions. */
final class SessionFilters {
  private SessionFilters() {}

  static SessionQuery of(Query query) {
    String sort = query.text("sort").orElse(Sort.ID.wire());
    int colon = sort.indexOf(':');
    String key = colon < 0 ? sort : sort.substring(0, colon);
    return new SessionQuery(
        query.word(
            "outcome",
            SessionOutcome::of,
            Arrays.stream(SessionOutcome.values()).map(SessionOutcome::wire).toList()),
        query.text("symbol").map(symbol -> symbol.toUpperCase(Locale.ROOT)),
        query.word("verdict", SessionFilters::verdict, verdicts()),
        query.text("model"),
        query.instant("since"),
        Sort.of(key).orElseThrow(() -> unknown(sort)),
        colon >= 0 && ascending(sort, sort.substring(colon + 1)));
  }

  private static boolean ascending(String sort, String order) {
    return switch (order.toLowerCase(Locale.ROOT)) {
      case "asc" -> true;
      case "desc" -> false;
      default -> throw unknown(sort);
    };
  }

  private static MalformedRequest unknown(String sort) {
    return new MalformedRequest(
        "sort can't be \""
            + sort
            + "\"; there are "
            + String.join(", ", Sort.words())
            + ", each with :asc or :desc (the default)");
  }

  private static Optional<String> verdict(String word) {
    return verdicts().stream().filter(word::equalsIgnoreCase).findFirst();
  }

  private static List<String> verdicts() {
    return Arrays.stream(Verdict.values()).map(Verdict::toString).toList();
  }
}
