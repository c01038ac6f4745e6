package ktrdr.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
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

  /** Some of which all are cancelled. */
  @BeforeAll
  static void some_sessions() {
    Agent agent = Agent.shared();
    for (int i = 0; i < 3; i++) {
      Run run = agent.startIn(Phase.DESIGNING);
      run.api().delete("/agent/sessions/" + run.session());
      run.awaitEnd();
    }
  }

  @Test
  void a_stale_link_says_so() {
    browser.open(PAGE.resolve("#99999999"));
    await("the refusal", () -> browser.text("#nothing"), text -> text.contains("99999999"));
    browser.open(PAGE.resolve("#op_agent_session_20260101_000000_0000000000"));
    await("the refusal", () -> browser.text("#nothing"), text -> text.contains("0000000000"));
  }

  @Test
  void every_view_has_an_address_says_what_it_is_and_breaks_nothing() {
    browser.open(PAGE);
    browser.errors(); // of earlier tests, one of which ends the server
    for (String view : List.of("sessions", "operations", "costs", "schedules", "health", "")) {
      browser.click("#views a[href='#/" + view + "']");
      String current = "#views a[href='#/" + view + "'][aria-current]";
      await("its link", () -> browser.count(current), links -> links == 1);
      assertThat(browser.text("h1")).isEqualTo(browser.text(current));
      await("its content", () -> browser.text("#view"), text -> !text.contains("loading"));
      assertThat(browser.text(".refusal")).isEmpty();
      assertThat(browser.address()).endsWith("#/" + view);
    }
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void a_session_of_the_list_is_opened_and_the_way_back_leads_to_the_list() {
    browser.open(PAGE.resolve("#/sessions"));
    await("the list", () -> browser.count("#view tbody tr"), rows -> rows >= 3);
    String last = "#view tbody tr:nth-child(3) a";
    String number = browser.text(last);
    browser.click(last);
    await("the session", () -> browser.text(HEADING), ("Session " + number)::equals);
    assertThat(browser.inView(HEADING)).isTrue();
    browser.back();
    await("the list", () -> browser.count("#view tbody tr"), rows -> rows >= 3);
  }

  @Test
  void the_address_holds_the_filter() {
    browser.open(PAGE.resolve("#/sessions?outcome=cancelled"));
    await("the list", () -> browser.count("#view tbody tr"), rows -> rows >= 3);
    assertThat(browser.count("#view tbody tr"))
        .isEqualTo(browser.count("#view tbody .cancelled.status"));
    browser.choose("#view select[name=outcome]", "failed_orphan");
    await("the list", () -> browser.text("#view"), text -> text.contains("No session matches."));
    assertThat(browser.address()).endsWith("#/sessions?outcome=failed_orphan");
  }

  @Test
  void the_server_says_whether_a_session_would_start_before_it_starts() {
    browser.open(PAGE);
    browser.click("#check");
    await("the answer", () -> browser.text("#dry-run"), "It would start now."::equals);
  }

  @Test
  void a_limit_is_set_with_its_reason() {
    browser.open(PAGE.resolve("#/costs"));
    browser.choose("#view select[name=which]", "total");
    browser.type("#view [name=limit]", "1000000");
    browser.type("#view [name=reason]", "tried on the page");
    browser.click("#view form button");
    await("the limit", () -> browser.text("#budget-total"), text -> text.contains("$1,000,000.00"));
    await("who", () -> browser.text("#view"), text -> text.contains("tried on the page"));
  }

  @Test
  void a_session_is_started_seen_at_work_and_cancelled_there() {
    browser.open(PAGE);
    browser.type("#start [name=brief]", "momentum on SPX");
    browser.click("#start button");
    await("what it does", () -> browser.text("#tree"), text -> text.contains("design"));
    await("the button", () -> browser.count("#actions .cancel"), buttons -> buttons == 1);
    browser.click("#actions .cancel");
    browser.type("#ask [name=reason]", "seen enough");
    browser.click("#ask-yes");
    await("the end", () -> browser.text("#why"), text -> text.contains("seen enough"));
    await(
        "an idle agent", () -> browser.text("#load"), text -> text.contains("Nothing is running"));
  }

  @Test
  void the_report_of_an_ended_session_has_its_verdict_and_a_curve() {
    Run run = Agent.shared().start(Triggers.given(Triggers.smallStrategy(), 200));
    run.awaitEnd();
    browser.open(PAGE.resolve("#" + run.session()));
    await("the verdict", () -> browser.text("#verdict"), text -> text.contains("Verdict: "));
    assertThat(browser.count("#verdict svg.chart path")).isEqualTo(2);
    assertThat(browser.text("#verdict"))
        .contains("Model: ", "out of sample.", "buy & hold with ", " of equity, ", "% commission");
  }

  @Test
  void what_language_models_cost_stands_on_the_page() {
    browser.open(PAGE.resolve("#/sessions"));
    await("today's budget", () -> browser.text("#budget"), text -> text.contains(" of $20.00"));
    await("a cost", () -> browser.text("#view tbody td:nth-child(7)"), "$0"::equals);
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
