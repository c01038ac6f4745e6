package ktrdr.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import ktrdr.agent.model.ReplyShape.Field;
import ktrdr.agent.model.call.Streams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("money")
class ReplyShapeTest {
  private static final ReplyShape SHAPE =
      new ReplyShape("answer", List.of(Field.text("a", 5), Field.list("b", 2, 3)));

  @Test
  void its_schema_requires_every_key_and_allows_no_other() {
    assertThat(SHAPE.schema().json())
        .isEqualTo(
            Streams.json(
                "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'array',"
                    + "'items':{'type':'string'}}},'required':['a','b'],"
                    + "'additionalProperties':false}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':'x','b':['y']}",
        "  {'a':'x','b':['y']}\n",
        "```json\n{'a':'x','b':['y']}\n```",
        "\n```json\n{'a':'x',\n'b':['y']}\n```\n"
      })
  void an_object_alone_or_in_one_fence_is_read(String text) throws Exception {
    ReplyObject reply = SHAPE.read(Streams.json(text));
    assertThat(reply.text("a")).isEqualTo("x");
    assertThat(reply.texts("b")).containsExactly("y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "No.",
        "[]",
        "null",
        "{'a':'x','b':['y']",
        "{'a':'x','b':['y']} done",
        "Here: {'a':'x','b':['y']}",
        "{'a':'x','b':['y']}{}",
        "```\n{'a':'x','b':['y']}\n```",
        "```json\n{'a':'x','b':['y']}\n``` and\n```json\n{}\n```",
        "{'a':'x','a':'z','b':['y']}"
      })
  void anything_else_is_garbage(String text) {
    assertThatThrownBy(() -> SHAPE.read(Streams.json(text)))
        .isInstanceOf(GarbageReply.class)
        .hasMessage("must be one JSON object and nothing else");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'b':[]}|/a|required",
        "{'a':'x'}|/b|required",
        "{'a':7,'b':[]}|/a|must be text",
        "{'a':null,'b':[]}|/a|must be text",
        "{'a':' ','b':[]}|/a|must have 1 to 5 characters",
        "{'a':'123456','b':[]}|/a|must have 1 to 5 characters",
        "{'a':'\\u001b[1m','b':[]}|/a|must not hold control characters",
        "{'a':'x','b':'y'}|/b|must be a list of texts",
        "{'a':'x','b':[1]}|/b|must be text",
        "{'a':'x','b':['1','2','3']}|/b|must have at most 2 texts",
        "{'a':'x','b':[],'c/d':1}|/c~1d|unknown key; allowed: a, b"
      })
  void each_key_is_strict(String text, String pointer, String detail) {
    assertThatThrownBy(() -> SHAPE.read(Streams.json(text)))
        .isInstanceOfSatisfying(
            GarbageReply.class,
            garbage -> {
              assertThat(garbage.faults()).hasSize(1);
              assertThat(garbage.faults().get(0).pointer()).isEqualTo(pointer);
              assertThat(garbage.faults().get(0).detail()).isEqualTo(detail);
            });
  }

  @Test
  void a_million_brackets_are_garbage_too() {
    assertThatThrownBy(() -> SHAPE.read("{\"a\":" + "[".repeat(1_000_000)))
        .isInstanceOf(GarbageReply.class);
  }
}
