package ktrdr.strategy.document.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.work.Refusal.Fault;

/** What is wrong with a document, in the order of discovery. */
public final class Faults {
  private static final int MOST_LISTED = 100;
  private static final int LONGEST_QUOTE = 64;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final List<Fault> faults = new ArrayList<>();
  private int unlisted;

  /**
   * Adds a fault.
   *
   * @param pointer to the place in the document (RFC 6901)
   * @param detail a sentence for people
   */
  public void add(String pointer, String detail) {
    add(pointer, () -> detail);
  }

  /** Adds a fault whose sentence is built only when the faults are listed. */
  public void add(String pointer, Supplier<String> detail) {
    if (faults.size() < MOST_LISTED) {
      faults.add(new Fault(pointer, detail.get()));
    } else {
      unlisted++;
    }
  }

  /**
   * Refuses the document if anything is wrong with it.
   *
   * @throws InvalidStrategy with all faults that are listed
   */
  public void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new InvalidStrategy(listed());
    }
  }

  /** The first of them, and how many more there are. */
  public List<Fault> listed() {
    List<Fault> all = new ArrayList<>(faults);
    if (unlisted > 0) {
      all.add(new Fault("", "and " + unlisted + " more faults"));
    }
    return all;
  }

  /** Pointer to a member of the object or list at {@code pointer} (RFC 6901). */
  public static String below(String pointer, String key) {
    return Fault.below(pointer, shown(key));
  }

  /** Makes text of the document fit for a message: short, and without control characters. */
  public static String shown(String text) {
    String start = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    return CONTROL.matcher(start).replaceAll("?");
  }
}
