package ktrdr.agent.model.call;

import java.util.ArrayList;
import java.util.List;
import ktrdr.fixture.ScriptedProvider.Script;

/** What the providers stream. */
public final class Streams {
  static final String STARTED =
      anthropic(
          "message_start",
          "'message':{'id':'msg_1','type':'message','role':'assistant','model':'claude-opus-5-5',"
              + "'content':[],'usage':{'input_tokens':12,'cache_creation_input_tokens':7,"
              + "'cache_read_input_tokens':100,'cache_creation':{'ephemeral_5m_input_tokens':3,"
              + "'ephemeral_1h_input_tokens':4},'output_tokens':8,'service_tier':'standard'}}");
  static final String STOPPED = anthropic("message_stop", "");

  private Streams() {}

  static String anthropic(String type, String rest) {
    return "event: "
        + type
        + "\ndata: "
        + json("{'type':'" + type + "'" + (rest.isEmpty() ? "" : "," + rest) + "}")
        + "\n\n";
  }

  static String text(String words) {
    return anthropic(
        "content_block_delta", "'index':0,'delta':{'type':'text_delta','text':'" + words + "'}");
  }

  static String delta(String stopReason, String usage) {
    return anthropic(
        "message_delta", "'delta':{'stop_reason':'" + stopReason + "'},'usage':" + usage);
  }

  static List<String> anthropic(String stopReason) {
    return List.of(
        STARTED,
        anthropic("ping", ""),
        anthropic(
            "content_block_delta", "'index':0,'delta':{'type':'thinking_delta','thinking':'hm'}"),
        text("Hel"),
        text("lo ü"),
        delta(stopReason, "{'output_tokens':42}"),
        STOPPED);
  }

  static String chunk(String rest) {
    return "data: " + json("{'model':'gpt-6-sol','service_tier':'default'," + rest + "}") + "\n\n";
  }

  static List<String> openai(String finish) {
    return List.of(
        chunk("'choices':[{'index':0,'delta':{'role':'assistant','content':'Hel'}}]"),
        chunk("'choices':[{'index':0,'delta':{'content':'lo ü'}}]"),
        chunk("'choices':[{'index':0,'delta':{},'finish_reason':'" + finish + "'}]"),
        chunk(
            "'choices':[],'usage':{'prompt_tokens':20212,'completion_tokens':931,"
                + "'total_tokens':21143,'prompt_tokens_details':{'cached_tokens':16298},"
                + "'completion_tokens_details':{'reasoning_tokens':500}}"),
        "data: [DONE]\n\n");
  }

  static Script of(List<String> events) {
    return line -> {
      line.stream();
      for (String event : events) {
        line.send(event);
      }
    };
  }

  /** The events before this one, then one more, and the end. */
  static List<String> until(List<String> events, int before, String last) {
    List<String> all = new ArrayList<>(events.subList(0, before));
    all.add(last);
    return all;
  }

  static Script error(int status, String headers, String code, String message) {
    String json =
        json("{'type':'error','error':{'type':'" + code + "','message':'" + message + "'}}");
    return line -> line.answer(status, headers, json);
  }

  public static String json(String single) {
    return single.replace('\'', '"');
  }
}
