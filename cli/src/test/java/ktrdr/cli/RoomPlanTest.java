package ktrdr.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which room of the command line may know which other one. Each rule was seen to fail once. */
class RoomPlanTest {
  private static final JavaClasses CLI =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("ktrdr.cli");

  @Test
  void packages_have_no_cycles() {
    slices().matching("ktrdr.cli.(**)").should().beFreeOfCycles().check(CLI);
  }

  @ParameterizedTest
  @CsvSource({
    "output, table tree report",
    "output.table, tree report",
    "output.tree, table report",
    "output.report, table tree",
    "client, api http find",
    "client.api, http find",
    "client.http, find"
  })
  void a_room_does_not_know_the_rooms_above_it_and_beside_it(String room, String forbidden) {
    String floor = "ktrdr.cli." + room.replaceAll("\\..*", "") + ".";
    noClasses()
        .that()
        .resideInAPackage("ktrdr.cli." + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Arrays.stream(forbidden.split(" ")).map(floor::concat).toArray(String[]::new))
        .check(CLI);
  }
}
