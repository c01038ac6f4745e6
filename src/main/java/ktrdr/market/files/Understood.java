package ktrdr.market.files;

import java.util.List;

/**
 * How a file was read.
 *
 * @param compression {@code none}, {@code gzip}, {@code zip} or a codec of Parquet
 * @param format {@code csv} or {@code parquet}
 * @param delimiter {@code comma}, {@code semicolon}, {@code tab}, {@code pipe} or {@code space};
 *     empty for Parquet
 * @param header whether a line names the columns
 * @param used columns that were read, each as {@code role=name}
 * @param ignored names of the other columns
 * @param timeFormat how times are written, for people: {@code yyyy.MM.dd HH:mm}
 * @param zone of times that name none; {@code UTC} by default
 * @param order {@code oldest first} or {@code newest first}
 */
public record Understood(
    String compression,
    String format,
    String delimiter,
    boolean header,
    List<String> used,
    List<String> ignored,
    String timeFormat,
    String zone,
    String order) {

  public Understood {
    used = List.copyOf(used);
    ignored = List.copyOf(ignored);
  }

  /** For people: {@code comma, header, times in UTC, 5 of 7 columns used}. */
  public String sentence() {
    StringBuilder text = new StringBuilder();
    text.append(compression.equals("none") || format.equals("parquet") ? "" : compression + ", ");
    text.append(delimiter.isEmpty() ? format : delimiter).append(", ");
    text.append(format.equals("csv") ? (header ? "header, " : "no header, ") : "");
    text.append("times in ").append(zone);
    text.append(order.equals("newest first") ? ", newest first" : "");
    int all = used.size() + ignored.size();
    return text.append(", " + used.size() + " of " + all + " columns used").toString();
  }
}
