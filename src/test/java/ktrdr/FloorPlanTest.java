package ktrdr;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ktrdr.agent.Agents;
import ktrdr.agent.TokenCounts;
import ktrdr.operations.Operation;
import ktrdr.sessions.Session;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom. Each rule was broken once on purpose before it was trusted. */
class FloorPlanTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("ktrdr");
  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("ktrdr");

  private static final List<List<String>> FLOORS =
      List.of(
          List.of("work"),
          List.of("market"),
          List.of("strategy"),
          List.of("training", "backtest"),
          List.of("agent"),
          List.of("operations"),
          List.of("sessions"),
          List.of("config"),
          List.of("batch", "persistence"),
          List.of("rest"));
  private static final String[] ENGINE = {
    "ktrdr.work..",
    "ktrdr.market..",
    "ktrdr.strategy..",
    "ktrdr.training..",
    "ktrdr.backtest..",
    "ktrdr.agent.."
  };

  @Test
  void the_engine_is_plain_java() {
    noClasses()
        .that(resideInAnyPackage(ENGINE).and(not(resideInAPackage("ktrdr.agent.model.."))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "org.eclipse.microprofile..", "javax.sql..")
        .check(HOUSE);
  }

  /** Requests to language models and their replies are JSON. */
  @Test
  void the_wires_to_language_models_know_json_and_no_other_room() {
    classes()
        .that()
        .resideInAPackage("ktrdr.agent.model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "jakarta.json..", "ktrdr.agent", "ktrdr.agent.model..", "ktrdr.work")
        .check(HOUSE);
  }

  @TestFactory
  List<DynamicTest> floors_only_look_down() {
    List<DynamicTest> tests = new ArrayList<>();
    for (int floor = 0; floor < FLOORS.size() - 1; floor++) {
      for (String room : FLOORS.get(floor)) {
        ArchRule rule = looksDown(room, floor);
        tests.add(DynamicTest.dynamicTest(room + " looks down only", () -> rule.check(HOUSE)));
      }
    }
    return tests;
  }

  /** Nothing above, and no neighbour on the same floor. */
  private static ArchRule looksDown(String room, int floor) {
    List<String> forbidden = new ArrayList<>();
    for (int above = floor; above < FLOORS.size(); above++) {
      FLOORS.get(above).stream()
          .filter(other -> !other.equals(room))
          .forEach(other -> forbidden.add("ktrdr." + other + ".."));
    }
    return noClasses()
        .that()
        .resideInAPackage("ktrdr." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.toArray(String[]::new))
        .allowEmptyShould(true);
  }

  @Test
  void doors_do_not_know_each_other() {
    slices()
        .matching("ktrdr.(batch|persistence|rest)..")
        .should()
        .notDependOnEachOther()
        .check(HOUSE);
  }

  @TestFactory
  List<DynamicTest> each_api_has_one_owner() {
    Map<String, String> owners =
        Map.ofEntries(
            entry("jakarta.batch..", "ktrdr.batch.."),
            entry("com.ibm.websphere..", "ktrdr.batch.."),
            entry("com.ibm.wsspi..", "ktrdr.rest.."),
            entry("jakarta.persistence..", "ktrdr.persistence.."),
            entry("liquibase..", "ktrdr.persistence.."),
            entry("jakarta.ws.rs..", "ktrdr.rest.."),
            entry("jakarta.servlet..", "ktrdr.rest.."),
            entry("java.net.http..", "ktrdr.agent.model.."),
            entry("org.bytedeco..", "ktrdr.training.network.."),
            entry("org.apache.parquet..", "ktrdr.market.files.parquet.."),
            entry("io.airlift..", "ktrdr.market.files.parquet.."),
            entry("com.tictactec..", "ktrdr.strategy.indicators.."),
            entry("org.snakeyaml..", "ktrdr.strategy.document.yaml.."));
    return owners.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> owned(e.getKey(), e.getValue())))
        .toList();
  }

  private static void owned(String api, String owner) {
    noClasses()
        .that(not(resideInAPackage(owner)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(api)
        .check(HOUSE);
  }

  @Test
  void configuration_below_the_doors_is_read_in_one_room() {
    noClasses()
        .that(resideInAnyPackage("ktrdr.operations..", "ktrdr.sessions.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.microprofile.config..")
        .check(HOUSE);
  }

  @Test
  void the_job_operator_is_called_from_one_class() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("ktrdr.batch.jobs.LibertyJobs")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.batch.operations.JobOperator")
        .check(HOUSE);
  }

  @Test
  void time_is_asked_of_a_clock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(HOUSE);
  }

  @Test
  void the_engine_computes_with_strict_math() {
    noClasses()
        .that()
        .resideInAnyPackage(ENGINE)
        .should()
        .callMethodWhere(
            FloorPredicates.callsTo(
                Math.class,
                "exp",
                "log",
                "log10",
                "pow",
                "tanh",
                "sin",
                "cos",
                "cbrt",
                "expm1",
                "log1p"))
        .check(HOUSE);
  }

  /** Two views answer a stored result whole, whatever is in it. */
  @Test
  void only_the_codec_reads_stored_results() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "ktrdr.operations", "ktrdr.sessions.results", "ktrdr.persistence..")
        .and()
        .doNotHaveFullyQualifiedName("ktrdr.rest.operations.OperationEnvelope")
        .and()
        .doNotHaveFullyQualifiedName("ktrdr.rest.agent.SessionView")
        .should()
        .callMethod(Operation.Output.class, "results")
        .orShould()
        .callMethod(Session.Verdict.class, "metrics")
        .check(HOUSE);
  }

  /**
   * Agents are looked up by the name of their model, which is no result; cache writes by their
   * lifetime, which is no name.
   */
  @Test
  void the_engine_hands_on_records_and_no_maps() {
    noMethods()
        .that()
        .arePublic()
        .and()
        .areNotDeclaredIn(Agents.class)
        .and()
        .areNotDeclaredIn(TokenCounts.class)
        .and()
        .areDeclaredInClassesThat(
            resideInAnyPackage("ktrdr.backtest..", "ktrdr.training..", "ktrdr.agent..")
                .and(HasModifiers.Predicates.modifier(JavaModifier.PUBLIC)))
        .should()
        .haveRawReturnType(Map.class)
        .check(HOUSE);
  }

  @Test
  void system_tests_are_black_boxes() {
    classes()
        .that()
        .resideInAPackage("ktrdr.system..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAnyPackage("ktrdr.."))
                .or(resideInAnyPackage("ktrdr.system..", "ktrdr.fixture..")))
        .allowEmptyShould(true)
        .check(TESTS);
  }

  @Test
  void what_reaches_a_database_is_tested_on_both() {
    classes()
        .that()
        .resideInAnyPackage("ktrdr.operations..", "ktrdr.persistence..", "ktrdr.sessions..")
        .and()
        .haveSimpleNameEndingWith("Test")
        .should(
            ArchCondition.from(
                describe(
                    "have @Tag(\"database\")",
                    (JavaClass type) ->
                        Stream.of(type.reflect().getAnnotationsByType(Tag.class))
                            .anyMatch(tag -> tag.value().equals("database")))))
        .check(TESTS);
  }
}
