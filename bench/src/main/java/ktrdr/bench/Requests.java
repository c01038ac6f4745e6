package ktrdr.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import ktrdr.system.Api;
import ktrdr.system.Reply;

/** The requests that are measured, by what they are called in the table. */
final class Requests {
  /** Rows of a page when nobody says another number. */
  private static final int PAGE = 10;

  private static final int THOUSANDTH = 1_000;
  private static final int LARGEST_PAGE = 1_000;

  private final Side side;
  private final Api api;
  private final SplittableRandom random;
  private final Map<String, Supplier<String>> all = new LinkedHashMap<>();

  Requests(Side side, long seed) {
    this.side = side;
    this.api = side.server().api();
    this.random = new SplittableRandom(seed);
    all.put("list, first page", () -> "/operations");
    String deep = thousandthPage();
    if (!deep.isEmpty()) {
      all.put("list, 1,000th page", () -> "/operations?page_token=" + deep);
    }
    all.put("filter, a year of completed trainings", filter("completed", "training", 365));
    all.put("filter, a month of failed assessments", filter("failed", "agent_assessment", 30));
    all.put("tree of a session", () -> "/operations/" + someRoot() + "/tree");
    all.put("agent status", () -> "/agent/status");
  }

  /** Each gives the path of its next request. */
  Map<String, Supplier<String>> all() {
    return all;
  }

  private static Supplier<String> filter(String status, String type, int days) {
    return () ->
        "/operations?status=%s&operation_type=%s&since=%s"
            .formatted(status, type, History.END.minusSeconds(days * 86_400L));
  }

  private String someRoot() {
    List<String> roots = side.roots();
    return roots.get(random.nextInt(roots.size()));
  }

  /** The token is a place in the list, however large the pages were that led to it; or empty. */
  private String thousandthPage() {
    String token = "";
    int before = PAGE * (THOUSANDTH - 1);
    for (int left = before; left > 0; left -= LARGEST_PAGE) {
      String from = token.isEmpty() ? "" : "&page_token=" + token;
      Reply page = get("/operations?limit=" + Math.min(left, LARGEST_PAGE) + from);
      if (page.json().isNull("next_page_token")) {
        return "";
      }
      token = page.string("/next_page_token");
    }
    return token;
  }

  /** The answer, which must be a success. */
  Reply get(String path) {
    Reply reply = api.get(path);
    if (reply.status() != 200) {
      throw new IllegalStateException(path + ": " + reply.status() + " " + reply.text());
    }
    return reply;
  }
}
