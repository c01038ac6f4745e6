package ktrdr.cli.output.tree;

import ktrdr.cli.output.Style;
import ktrdr.cli.output.Width;

/**
 * One line of the tree.
 *
 * @param branch what leads to the mark: {@code ├─} or nothing
 * @param mark its status as one sign
 * @param text the rest
 * @param past true for an earlier attempt that was tried again
 */
public record TreeLine(String branch, Mark mark, String text, boolean past) {

  /** The line cut to {@code width} columns, with a coloured mark if wanted. */
  public String toString(int width, boolean coloured) {
    String plain = Width.cut(branch + mark.sign() + " " + text, width);
    int begin = branch.length();
    if (!coloured || plain.length() <= begin) {
      return plain;
    }
    if (past) {
      return plain.substring(0, begin) + Style.FAINT.around(plain.substring(begin));
    }
    return plain.substring(0, begin)
        + mark.style().around(plain.substring(begin, begin + 1))
        + plain.substring(begin + 1);
  }
}
