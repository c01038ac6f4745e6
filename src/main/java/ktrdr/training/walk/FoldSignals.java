package ktrdr.training.walk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.market.BarSeries;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.training.SignalsOfOtherBars;
import ktrdr.work.DurableFile;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Sha256;

/**
 * The signals of all folds of a walk forward, each bar's from networks that were trained on bars
 * before its fold; hold before the first fold.
 *
 * @param dataSha256 hash of the bars, {@link BarSeries#sha256()}
 * @param first first bar of the first fold
 * @param signals for every bar
 */
public record FoldSignals(String dataSha256, int first, Signals signals)
    implements SignalModel, DurableFile.Content {
  private static final int FORMAT = 1;

  @Override
  public Signals signals(BarSeries bars, ProgressMonitor monitor) {
    if (!bars.sha256(monitor).equals(dataSha256)) {
      throw new SignalsOfOtherBars(bars);
    }
    return signals;
  }

  @Override
  public void to(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(FORMAT);
    data.writeUTF(dataSha256);
    data.writeInt(first);
    data.writeInt(signals.size());
    for (int bar = first; bar < signals.size(); bar++) {
      data.writeByte(signals.direction(bar));
      data.writeFloat((float) signals.confidence(bar));
    }
    data.flush();
  }

  /**
   * Reads what {@link #to} wrote. What is read equals what was written, bit for bit.
   *
   * @throws IOException if the file can't be read or is none of this form
   */
  public static FoldSignals read(Path file) throws IOException {
    DataInputStream data = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
    int format = data.readInt();
    if (format != FORMAT) {
      throw new IOException(file.getFileName() + " has the unknown format " + format);
    }
    String hash = data.readUTF();
    int first = data.readInt();
    int size = data.readInt();
    byte[] directions = new byte[size];
    float[] confidences = new float[size];
    for (int bar = first; bar < size; bar++) {
      directions[bar] = data.readByte();
      confidences[bar] = data.readFloat();
    }
    return new FoldSignals(hash, first, new Signals(directions, confidences));
  }

  /** Hash of its file, in hex. */
  public String sha256() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      to(bytes);
      return Sha256.of(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
