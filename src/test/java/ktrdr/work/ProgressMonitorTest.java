package ktrdr.work;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressMonitorTest {
  private final List<String> ran = new ArrayList<>();

  @Test
  void a_part_of_some_work_passes_the_action_of_a_cancel_to_the_whole() {
    List<Runnable> waiting = new ArrayList<>();
    ProgressMonitor whole = cancelledBy(waiting);
    whole.part(0, 0.5).part(0.5, 1).onCancel(() -> ran.add("aborted"));
    assertThat(ran).isEmpty();
    waiting.forEach(Runnable::run);
    assertThat(ran).containsExactly("aborted");
  }

  @Test
  void an_action_runs_at_once_when_the_work_is_cancelled_already() {
    ProgressMonitor cancelled =
        new ProgressMonitor() {
          @Override
          public void report(Progress progress) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    cancelled.onCancel(() -> ran.add("aborted"));
    assertThat(ran).containsExactly("aborted");
  }

  /** One that forgot it would let a call that blocks run on after a cancel. */
  @Test
  void every_monitor_says_itself_what_happens_at_the_moment_of_a_cancel() {
    classes()
        .that()
        .implement(ProgressMonitor.class)
        .and()
        .areNotInterfaces()
        .should(
            new ArchCondition<JavaClass>("have onCancel") {
              @Override
              public void check(JavaClass monitor, ConditionEvents events) {
                boolean has =
                    monitor.getAllMethods().stream()
                        .filter(method -> method.getName().equals("onCancel"))
                        .anyMatch(method -> !method.getOwner().isInterface());
                boolean nobodyCancels =
                    monitor.getName().startsWith(ProgressMonitor.class.getName());
                String sentence = monitor.getName() + " has no onCancel";
                events.add(new SimpleConditionEvent(monitor, has || nobodyCancels, sentence));
              }
            })
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("ktrdr"));
  }

  private static ProgressMonitor cancelledBy(List<Runnable> waiting) {
    return new ProgressMonitor() {
      @Override
      public void report(Progress progress) {}

      @Override
      public boolean cancelled() {
        return false;
      }

      @Override
      public OnCancel onCancel(Runnable action) {
        waiting.add(action);
        return () -> waiting.remove(action);
      }
    };
  }
}
