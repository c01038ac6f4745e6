package ktrdr.persistence.trials;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import ktrdr.agent.trials.Instrument;

/** One row of {@code trial_instruments}, with symbol and time frame as they were first seen. */
@Entity
@Table(name = "trial_instruments")
public class InstrumentRow {
  @Id private long id;

  private String symbol;
  private String timeframe;

  @Column(name = "sketch_sha256")
  private String hash;

  @Lob private byte[] sketch;

  @Column(name = "created_at")
  private Instant created;

  static InstrumentRow of(long id, Instrument instrument, Instant now) {
    InstrumentRow row = new InstrumentRow();
    row.id = id;
    row.symbol = instrument.symbol();
    row.timeframe = instrument.timeframe();
    row.hash = instrument.sketch().sha256();
    row.sketch = instrument.sketch().bytes();
    row.created = now;
    return row;
  }
}
