package ktrdr.rest.money;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.Spending;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;

/** What calls of language models cost. */
@Path("/agent/cost")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CostResource {
  private static final List<Spending.By> BY =
      List.of(Spending.By.MODEL, Spending.By.DAY, Spending.By.PHASE, Spending.By.SESSION);

  @Inject private Ledger ledger;
  @Inject private SessionRoots roots;
  @Context private UriInfo uri;

  @GET
  @QueryParameters({"by", "since"})
  public CostAnswerView get() {
    Query query = Query.of(uri);
    Spending.By by = by(query);
    Optional<LocalDate> since = query.day("since");
    List<Spending> sums = ledger.spending(by, new Spending.Which(List.of(), List.of(), since));
    return new CostAnswerView(
        true,
        word(by),
        since.map(LocalDate::toString).orElse(null),
        sums.stream().map(sum -> view(by, sum)).toList(),
        SpendingView.of(total(sums), null));
  }

  private static Spending.By by(Query query) {
    return query
        .word(
            "by",
            word -> BY.stream().filter(by -> word(by).equalsIgnoreCase(word)).findFirst(),
            BY.stream().map(CostResource::word).toList())
        .orElse(Spending.By.MODEL);
  }

  private static String word(Spending.By by) {
    return by.name().toLowerCase(Locale.ROOT);
  }

  private SpendingView view(Spending.By by, Spending sum) {
    return SpendingView.of(sum, by == Spending.By.SESSION ? roots.session(sum.key()) : null);
  }

  static Spending total(List<Spending> sums) {
    Spending none = new Spending("total", TokenCounts.NONE, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
    return Stream.concat(Stream.of(none), sums.stream()).reduce(Spending::plus).orElse(none);
  }
}
