package ktrdr.agent.surrogates;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import ktrdr.work.DurableFile;

/**
 * What the strategy found in one series, as a file.
 *
 * @param number 0 for the real bars; 1, 2 … for the surrogates
 * @param tested false if earlier surrogates had already decided the test
 * @param sharpe annual Sharpe ratio out of sample, after costs; NaN if the series could not be
 *     trained on
 * @param skill t statistic of the skill to tell BUY from SELL; NaN if there is none
 */
record SeriesFigures(int number, boolean tested, double sharpe, double skill)
    implements DurableFile.Content {

  static SeriesFigures of(int number, double sharpe, double skill) {
    return new SeriesFigures(number, true, sharpe, skill);
  }

  /** Of a series that could not be trained on. */
  static SeriesFigures untrainable(int number) {
    return of(number, Double.NaN, Double.NaN);
  }

  /** Of a series that nobody needed to test. */
  static SeriesFigures skipped(int number) {
    return new SeriesFigures(number, false, Double.NaN, Double.NaN);
  }

  @Override
  public void to(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(number);
    data.writeBoolean(tested);
    data.writeDouble(sharpe);
    data.writeDouble(skill);
    data.flush();
  }

  /**
   * Reads what {@link #to} wrote.
   *
   * @throws IOException if the bytes are too few
   */
  static SeriesFigures of(byte[] bytes) throws IOException {
    DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
    return new SeriesFigures(
        data.readInt(), data.readBoolean(), data.readDouble(), data.readDouble());
  }
}
