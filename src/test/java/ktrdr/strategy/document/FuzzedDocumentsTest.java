package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.util.List;
import ktrdr.fixture.Proof;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.document.migration.Migration;
import ktrdr.strategy.document.migration.NotVersion2;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;

/**
 * Whatever becomes of a document, the validator says where it is wrong, and needs little for it.
 */
class FuzzedDocumentsTest {
  private static final int SMALL = 600;
  private static final int FULL = 10_000;
  private static final long MOST_BYTES = 64L << 20;
  private static final List<String> DOCUMENTS =
      List.of(
          Documents.SMALL,
          Documents.resource("spx_macd_everything.yaml"),
          Documents.resource("peers/spx_multi_output.yaml"),
          Documents.resource("peers/version_2_list_style.yaml"),
          Documents.resource("peers/v3_minimal_symbol_override.yaml"));

  private int refused;

  @Test
  void a_spoilt_document_is_read_or_refused_with_the_places_of_its_faults() {
    int size = Proof.size(SMALL, FULL);
    for (int seed = 0; seed < size; seed++) {
      String document = new Mutations(seed).of(DOCUMENTS.get(seed % DOCUMENTS.size()));
      long before = allocated();
      check(seed, document);
      assertThat(allocated() - before).as("bytes for document %d", seed).isLessThan(MOST_BYTES);
    }
    assertThat(refused).isGreaterThan(size / 2);
  }

  private void check(int seed, String document) {
    try {
      Documents.READER.read(document);
    } catch (InvalidStrategy e) {
      refused++;
      e.faults().forEach(fault -> checkPlace(seed, fault));
    } catch (RuntimeException | StackOverflowError e) {
      fail("document " + seed + ": " + document, e);
    }
    try {
      Migration.of(document);
    } catch (InvalidStrategy | NotVersion2 refusal) {
      assertThat(refusal.getMessage()).isNotBlank();
    } catch (RuntimeException | StackOverflowError e) {
      fail("migration of document " + seed + ": " + document, e);
    }
  }

  /** A pointer, or a line of text that is no YAML, or the whole document. */
  private static void checkPlace(int seed, Fault fault) {
    boolean placed =
        fault.pointer().startsWith("/")
            || fault
                .detail()
                .matches("(?s)not YAML: .*|more than one document|empty: .*|and \\d+ more.*")
            || fault.detail().matches("longer than 256 KiB|must be an object.*");
    assertThat(placed).as("document %d: %s", seed, fault).isTrue();
    assertThat(fault.detail())
        .as("document %d", seed)
        .isNotBlank()
        .doesNotContain("\u0000", "Exception");
    assertThat(fault.detail().length()).as("document %d: %s", seed, fault).isLessThan(2_000);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
