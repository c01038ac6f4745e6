package ktrdr.strategy.document.yaml;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.DumpSettingsBuilder;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes a tree of plain values as YAML. */
public final class YamlText {
  private YamlText() {}

  /** Returns the text; equal trees give equal texts. */
  public static String of(Map<String, Object> tree) {
    return new Dump(settings().build()).dumpToString(tree);
  }

  /** Returns a shorter text: lists and objects that hold no others stand in one line. */
  public static String compact(Map<String, Object> tree) {
    DumpSettings settings = settings().setDefaultFlowStyle(FlowStyle.AUTO).build();
    return new Dump(settings).dumpToString(tree);
  }

  private static DumpSettingsBuilder settings() {
    return DumpSettings.builder().setSchema(new CoreSchema());
  }
}
