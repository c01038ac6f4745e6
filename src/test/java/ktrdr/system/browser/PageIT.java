package ktrdr.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person does on the page, and sees there. */
@Tag("browser")
@ExtendWith({LeavesIdle.class, Browser.Shared.class})
class PageIT {
  private static final URI PAGE = Api.shared().server().resolve("/");
  private static final String HEADING = "#chosen-title";

  private final Browser browser;

  PageIT(Browser browser) {
    this.browser = browser;
  }

  /** Enough sessions that the list is longer than the window. */
  @BeforeAll
  static void some_sessions() {
    Agent agent = Agent.shared();
    for (int i = 0; i < 12; i++) {
      Run run = agent.startIn(Phase.DESIGNING);
      run.api().delete("/agent/sessions/" + run.session());
      run.awaitEnd();
    }
  }

  @Test
  void a_stale_link_says_so_and_leaves_the_list_as_it_is() {
    browser.open(PAGE.resolve("#99999999"));
    await("the refusal", () -> browser.text("#nothing"), text -> text.contains("99999999"));
    assertThat(browser.count("#sessions tr")).isGreaterThanOrEqualTo(12);
    browser.open(PAGE.resolve("#op_agent_session_20260101_000000_0000000000"));
    await("the refusal", () -> browser.text("#nothing"), text -> text.contains("0000000000"));
    assertThat(browser.count("#sessions tr")).isGreaterThanOrEqualTo(12);
  }

  @Test
  void a_click_on_a_session_far_below_brings_it_into_view_also_the_second_time() {
    browser.open(PAGE);
    await("the list", () -> browser.count("#sessions tr"), rows -> rows >= 12);
    String last = "#sessions tr:nth-child(12) a";
    String number = browser.text(last);
    for (int click = 0; click < 2; click++) {
      browser.click(last);
      await("the session", () -> browser.text(HEADING), ("Session " + number)::equals);
      await("it in view", () -> browser.inView(HEADING), seen -> seen);
    }
  }

  @Test
  void a_session_is_started_seen_at_work_and_cancelled_there() {
    browser.open(PAGE);
    browser.type("#start [name=brief]", "momentum on SPX");
    browser.click("#start button");
    await("its card", () -> browser.text("#active"), text -> text.contains("running"));
    // Until then the page may scroll, and a click would meet another element.
    await("it in view", browser::focused, "chosen-title"::equals);
    await("what it does", () -> browser.text("#tree"), text -> text.contains("design"));
    await("the button", () -> browser.count("#actions .cancel"), buttons -> buttons == 1);
    browser.click("#actions .cancel");
    browser.type("#ask [name=reason]", "seen enough");
    browser.click("#ask-yes");
    await("the end", () -> browser.text("#why"), text -> text.contains("seen enough"));
    await(
        "an idle agent", () -> browser.text("#idle"), text -> text.contains("Nothing is running"));
  }

  @Test
  void the_report_of_an_ended_session_has_its_verdict_and_a_curve() {
    Run run = Agent.shared().start(Triggers.given(Triggers.smallStrategy(), 200));
    run.awaitEnd();
    browser.open(PAGE.resolve("#" + run.session()));
    await("the verdict", () -> browser.text("#verdict"), text -> text.contains("Verdict: "));
    assertThat(browser.count("#verdict svg.equity path")).isEqualTo(2);
    assertThat(browser.text("#verdict"))
        .contains("Model: ", "out of sample.", "buy & hold with ", " of equity, ", "% commission");
  }

  @Test
  void what_language_models_cost_stands_on_the_page() {
    browser.open(PAGE);
    await("today's budget", () -> browser.text("#budget"), text -> text.contains(" of $20.00"));
    await("a cost", () -> browser.text("#sessions tr td:nth-child(7)"), "$0"::equals);
  }

  @Test
  void models_that_can_not_be_used_are_offered_with_the_reason() {
    browser.open(PAGE);
    String unusable = "select[name=model] option:disabled";
    await("the models", () -> browser.count(unusable), count -> count > 0);
    assertThat(browser.text(unusable)).contains("There is no key for ");
  }

  static <T> T await(String what, Supplier<T> look, Predicate<T> enough) {
    return Await.until(what, look, enough);
  }
}
