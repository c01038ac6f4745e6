package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;

/** A command that pauses or resumes the agent. */
abstract class AgentSwitch extends Subcommand {

  protected AgentSwitch(Context context) {
    super(context);
  }

  /**
   * @param answer {@code {agent_enabled, changed, message}}
   */
  protected final int switched(JsonObject answer) {
    Fields fields = new Fields(answer);
    return show(Answer.one(answer, fields).shownAs(width -> List.of(sentence(fields))));
  }

  private static String sentence(Fields answer) {
    String state =
        answer.flag("agent_enabled").orElse(true)
            ? "the agent starts sessions"
            : "the agent is paused: it starts no sessions";
    String again = answer.flag("changed").orElse(true) ? "" : "  (it was already)";
    return answer.text("message").orElse(state) + again;
  }
}
