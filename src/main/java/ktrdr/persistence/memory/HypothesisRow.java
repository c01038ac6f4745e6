package ktrdr.persistence.memory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import ktrdr.agent.memory.Hypothesis;
import ktrdr.agent.memory.HypothesisStatus;
import ktrdr.agent.memory.RememberedMarket;

/** One row of {@code agent_hypotheses}. */
@Entity
@Table(name = "agent_hypotheses")
public class HypothesisRow {
  private static final int LONGEST_SOURCE = 200;
  private static final int LONGEST_TEXT = 2000;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "session_id")
  private long session;

  private String phase;
  private boolean masked;

  @Column(name = "raised_at")
  private Instant raised;

  private String text;
  private String source;
  private String symbol;
  private String timeframe;
  private String status;
  private Integer tellable;

  @Column(name = "settled_by")
  private Long settledBy;

  @Column(name = "settled_at")
  private Instant settledAt;

  static HypothesisRow of(Hypothesis hypothesis) {
    HypothesisRow row = new HypothesisRow();
    row.session = hypothesis.raised().session();
    row.phase = word(hypothesis.raised().phase());
    row.masked = hypothesis.raised().masked();
    row.raised = hypothesis.raised().at();
    row.text = OneLine.of(hypothesis.text(), LONGEST_TEXT);
    row.source = OneLine.of(hypothesis.source(), LONGEST_SOURCE);
    row.symbol = hypothesis.market().symbol();
    row.timeframe = hypothesis.market().timeframe();
    row.set(hypothesis.standing());
    return row;
  }

  static String word(Hypothesis.Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  void set(Hypothesis.Standing standing) {
    status = standing.status().wire();
    boolean told = standing.status().open() && phase.equals(word(Hypothesis.Phase.DESIGN));
    tellable = told ? 1 : null;
    settledBy = standing.by().orElse(null);
    settledAt = standing.at().orElse(null);
  }

  Hypothesis toHypothesis() {
    return new Hypothesis(
        id,
        text,
        source,
        new RememberedMarket(symbol, timeframe),
        new Hypothesis.Raised(
            session, Hypothesis.Phase.valueOf(phase.toUpperCase(Locale.ROOT)), masked, raised),
        new Hypothesis.Standing(
            HypothesisStatus.of(status).orElseThrow(),
            Optional.ofNullable(settledBy),
            Optional.ofNullable(settledAt)));
  }
}
