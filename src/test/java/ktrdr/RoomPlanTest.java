package ktrdr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ktrdr.operations.OperationTrees;
import ktrdr.operations.Operations;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Which room of a floor may know which other one. Each kind of rule was seen failing before it was
 * trusted.
 */
class RoomPlanTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("ktrdr");

  /** The rooms of each floor that has some, with what each may import; "" is the floor's root. */
  private static final Map<String, Map<String, String>> ROOMS =
      Map.of(
          "market",
          Map.of(
              "", "",
              "files", "root files.times files.text files.parquet",
              "files.times", "files.text",
              "files.text", "",
              "files.parquet", "",
              "sources", "root files",
              "fingerprints", "root"),
          "strategy",
          Map.of(
              "", "",
              "indicators", "root",
              "features", "root indicators",
              "document", "root indicators features document.yaml",
              "document.yaml", "root",
              "document.schema", "root indicators document.yaml",
              "document.migration", "root indicators document.yaml",
              "document.review", "root"),
          "training",
          Map.of(
              "", "",
              "labels", "root",
              "network", "root labels",
              "bundle", "root network",
              "fits", "root labels network",
              "walk", "root labels network bundle fits",
              "trainer", "root labels network bundle fits walk"),
          "backtest",
          Map.of(
              "", "signals",
              "signals", "",
              "files", "root",
              "benchmarks", "root signals files"),
          "agent",
          Map.ofEntries(
              entry("", "results"),
              entry("results", ""),
              entry("skill", "root results"),
              entry("gates", "results skill"),
              entry("assess", "root results skill"),
              entry("leaks", "results"),
              entry("prices", "root"),
              entry("budget", "prices"),
              entry("ledger", "root prices budget"),
              entry("memory", "root results"),
              entry("trials", "root"),
              entry("model", "root"),
              entry("model.wire", "root model"),
              entry("model.anthropic", "root model model.wire"),
              entry("model.openai", "root model model.wire"),
              entry("model.call", "root model model.wire model.anthropic model.openai"),
              entry("surrogates", "results skill"),
              entry("design", "root results assess memory"),
              entry(
                  "conversation", "root results design ledger memory model model.call model.wire")),
          "sessions",
          Map.ofEntries(
              entry("", ""),
              entry("admission", "root"),
              entry("results", "root"),
              entry("memory", "root results"),
              entry("trials", "root results"),
              entry("lifecycle", "root admission results memory trials"),
              entry("jobs", "root admission lifecycle"),
              entry("standalone", "root admission lifecycle jobs trials"),
              entry("strategies", "root admission"),
              entry("artifacts", "root admission standalone strategies"),
              entry("commands", "root admission lifecycle jobs standalone"),
              entry("budget", "root admission lifecycle"),
              entry("comparisons", "root admission lifecycle commands"),
              entry("sweeps", "root admission lifecycle results standalone commands"),
              entry("schedules", "root admission lifecycle jobs"),
              entry("retention", "root standalone artifacts"),
              entry(
                  "background",
                  "root admission lifecycle jobs schedules sweeps retention artifacts budget trials"),
              entry("repeats", "root results artifacts"),
              entry("explain", "root admission budget"),
              entry("doctor", "root admission jobs artifacts retention background")),
          "operations",
          Map.of(
              "", "",
              "workers", "root",
              "owners", "root"),
          "batch",
          Map.of(
              "", "",
              "jobs", "root",
              "work", "root",
              "models", "root work",
              "steps", "root work models"),
          "persistence",
          Map.of(
              "", "",
              "schema", "root",
              "health", "root schema",
              "operations", "root",
              "sessions", "root",
              "money", "root",
              "memory", "root",
              "trials", "root",
              "strategies", "root",
              "artifacts", "root operations"),
          "rest",
          Map.ofEntries(
              entry("", "problems guard"),
              entry("guard", ""),
              entry("problems", ""),
              entry("wire", "problems"),
              entry("operations", "wire problems"),
              entry("events", "operations wire problems events.client"),
              entry("events.client", ""),
              entry("engine", "operations wire problems"),
              entry("bars", "engine operations wire problems"),
              entry("money", "wire problems"),
              entry("memory", "wire problems"),
              entry("strategies", "operations wire problems"),
              entry("agent", "engine money operations wire problems"),
              entry("diagnosis", "wire problems")));

  @TestFactory
  List<DynamicTest> a_room_knows_only_the_rooms_that_the_plan_allows() {
    List<DynamicTest> tests = new ArrayList<>();
    ROOMS.forEach(
        (floor, rooms) ->
            rooms.forEach(
                (room, allowed) ->
                    tests.add(
                        DynamicTest.dynamicTest(
                            (floor + "." + room + " knows only: " + allowed),
                            () -> knowsOnly(floor, room, allowed)))));
    return tests;
  }

  private static void knowsOnly(String floor, String room, String allowed) {
    Set<String> forbidden = new TreeSet<>(ROOMS.get(floor).keySet());
    forbidden.remove(room);
    Arrays.stream(allowed.split(" "))
        .map(a -> a.equals("root") ? "" : a)
        .forEach(forbidden::remove);
    if (forbidden.isEmpty()) {
      return;
    }
    noClasses()
        .that()
        .resideInAPackage(packageOf(floor, room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.stream().map(r -> packageOf(floor, r)).toArray(String[]::new))
        .check(HOUSE);
  }

  private static String packageOf(String floor, String room) {
    return "ktrdr." + floor + (room.isEmpty() ? "" : "." + room);
  }

  @Test
  void every_room_stands_in_the_plan() {
    Set<String> planned = new TreeSet<>();
    ROOMS.forEach((floor, rooms) -> rooms.keySet().forEach(r -> planned.add(packageOf(floor, r))));
    Set<String> built = new TreeSet<>();
    HOUSE.stream()
        .map(c -> c.getPackageName())
        .filter(p -> ROOMS.keySet().stream().anyMatch(f -> p.startsWith("ktrdr." + f)))
        .forEach(built::add);
    org.assertj.core.api.Assertions.assertThat(built).isEqualTo(planned);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("ktrdr.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void only_the_transactions_change_operations() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "ktrdr.operations",
            "ktrdr.sessions.lifecycle",
            "ktrdr.sessions.standalone",
            "ktrdr.sessions.schedules")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Operations.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(OperationTrees.class)
        .check(HOUSE);
  }
}
