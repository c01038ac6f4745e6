package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import ktrdr.strategy.document.review.Warnings;
import ktrdr.strategy.features.Features;
import org.junit.jupiter.api.Test;

/** Documents that people are told to begin with are valid. */
class GuideDocumentsTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

  @Test
  void whole_documents_of_the_guide_are_valid_and_have_no_warnings() throws IOException {
    List<String> documents = documents();
    assertThat(documents).isNotEmpty();
    assertThat(documents)
        .allSatisfy(text -> assertThat(Warnings.of(Documents.READER.read(text))).isEmpty());
  }

  @Test
  void the_features_that_the_guide_names_are_those_of_its_document() throws IOException {
    assertThat(Features.names(Documents.READER.read(documents().get(0))))
        .isNotEmpty()
        .allSatisfy(feature -> assertThat(guide()).contains("`" + feature + "`"));
  }

  @Test
  void the_document_that_the_command_line_writes_is_valid_and_has_no_warnings() throws IOException {
    String text =
        Files.readString(ROOT.resolve("cli/src/main/resources/ktrdr/cli/strategy.yaml"))
            .replace("{name}", "mine")
            .replace("{symbol}", "SPX")
            .replace("{timeframe}", "1d");
    assertThat(Warnings.of(Documents.READER.read(text))).isEmpty();
  }

  private static List<String> documents() throws IOException {
    return YAML.matcher(guide())
        .results()
        .map((MatchResult block) -> block.group(1))
        .filter(text -> text.contains("version:"))
        .toList();
  }

  private static String guide() throws IOException {
    return Files.readString(ROOT.resolve("docs/guide/strategies.md"));
  }
}
