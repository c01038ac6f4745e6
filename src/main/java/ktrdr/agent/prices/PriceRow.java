package ktrdr.agent.prices;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ktrdr.agent.ServiceTerms;
import ktrdr.agent.TokenCounts;

/**
 * What a model costs between two days.
 *
 * @param model id, as its provider calls it
 * @param tiers by the tokens that a request sends; the first one begins at 0
 */
public record PriceRow(
    String model,
    Period valid,
    Retirement retirement,
    Facts facts,
    List<Tier> tiers,
    Source source) {
  private static final Pattern DATE = Pattern.compile("-(\\d{8}|\\d{4}-\\d{2}-\\d{2})");
  private static final BigDecimal FAST = new BigDecimal("2");
  private static final BigDecimal US_ONLY = new BigDecimal("1.1");
  private static final BigDecimal BATCH = new BigDecimal("0.5");
  private static final int MILLION = 6;
  private static final int VERSION_DIGITS = 12;

  /** From a day, which is in it, until a day, which is not; without one, from or for ever. */
  public record Period(Optional<LocalDate> from, Optional<LocalDate> until) {
    /** Any day. */
    public static final Period EVER = new Period(Optional.empty(), Optional.empty());

    boolean has(LocalDate day) {
      return from.map(first -> !day.isBefore(first)).orElse(true)
          && until.map(day::isBefore).orElse(true);
    }

    boolean overlaps(Period other) {
      return starts(this).isBefore(ends(other)) && starts(other).isBefore(ends(this));
    }

    private static LocalDate starts(Period period) {
      return period.from.orElse(LocalDate.MIN);
    }

    private static LocalDate ends(Period period) {
      return period.until.orElse(LocalDate.MAX);
    }
  }

  /** The first day on which its provider no longer serves it, and what to use then. */
  public record Retirement(Optional<LocalDate> day, Optional<String> successor) {
    /** Not known to end. */
    public static final Retirement NONE = new Retirement(Optional.empty(), Optional.empty());
  }

  /**
   * What else is known about the model.
   *
   * @param knowledgeCutoff the last day that its training may have seen; empty when nobody says
   * @param overheadTokens the most that its provider adds to a request
   */
  public record Facts(Optional<LocalDate> knowledgeCutoff, long overheadTokens) {}

  /** The rates of requests that send so many tokens, or more. */
  public record Tier(long from, Rates rates) {}

  /** The provider's page, and when somebody last compared it. */
  public record Source(URI page, LocalDate checked) {}

  public PriceRow {
    tiers = tiers.stream().sorted(Comparator.comparingLong(Tier::from)).toList();
    if (tiers.isEmpty() || tiers.get(0).from() != 0) {
      throw new IllegalArgumentException(model + " has no prices for small requests");
    }
  }

  /** Whether an id is this model's, exactly or with a date behind it; never by its beginning. */
  public boolean names(String id) {
    return id.equals(model)
        || id.startsWith(model) && DATE.matcher(id.substring(model.length())).matches();
  }

  /** Whether its provider no longer serves it. */
  public boolean retired(LocalDate today) {
    return retirement.day().map(day -> !today.isBefore(day)).orElse(false);
  }

  /** What a call costs in US dollars, with every digit. */
  public BigDecimal cost(TokenCounts tokens, ServiceTerms terms) {
    Tier tier = tiers.get(0);
    for (Tier next : tiers) {
      tier = tokens.input() >= next.from() ? next : tier;
    }
    return dollars(tier.rates().of(tokens), terms);
  }

  /** The most that a call can cost in US dollars, in the dearest class and tier it can reach. */
  public BigDecimal most(PlannedCall call) {
    long sent = call.mostInput(facts.overheadTokens());
    BigDecimal most =
        tiers.stream()
            .filter(tier -> tier.from() <= sent)
            .map(tier -> tier.rates().most(sent, call.writes(), call.maxOutput()))
            .reduce(BigDecimal.ZERO, BigDecimal::max);
    return dollars(most, call.terms());
  }

  private static BigDecimal dollars(BigDecimal millionths, ServiceTerms terms) {
    BigDecimal sum = millionths.movePointLeft(MILLION);
    sum = terms.fast() ? sum.multiply(FAST) : sum;
    sum = terms.usOnly() ? sum.multiply(US_ONLY) : sum;
    return Dollars.plain(terms.batch() ? sum.multiply(BATCH) : sum);
  }

  /** The model and a hash of everything that its price depends on: kept with what it priced. */
  public String version() {
    String text = model + valid.from().orElse(null) + valid.until().orElse(null) + priced();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return model + "@" + HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String priced() {
    StringBuilder text = new StringBuilder();
    for (Tier tier : tiers) {
      Rates rates = tier.rates();
      text.append(';').append(tier.from()).append(' ').append(plain(rates.input()));
      text.append(' ').append(plain(rates.cacheRead())).append(' ').append(plain(rates.output()));
      rates
          .cacheWrites()
          .forEach(w -> text.append(' ').append(w.lifetime().wire()).append(plain(w.rate())));
    }
    return text.toString();
  }

  private static String plain(BigDecimal rate) {
    return rate.stripTrailingZeros().toPlainString();
  }
}
