package ktrdr.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import ktrdr.cli.client.Fields;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final JsonObject WHOLE =
      object(
          """
          {"success":true,"data":[
            {"id":7,"name":"a, \\"b\\"","nested":{"x":[1,2]},"note":null},
            {"id":8,"name":"=SUM(A1)","loss":0.10,"on":true}]}\
          """);

  @Test
  void csv_has_a_column_for_every_member_and_quotes_what_needs_it() {
    assertThat(print(Format.CSV))
        .isEqualTo(
            """
            id,name,nested,note,loss,on
            7,"a, ""b""\","{""x"":[1,2]}",,,
            8,'=SUM(A1),,,0.10,true
            """);
  }

  @Test
  void csv_keeps_negative_numbers_and_takes_the_force_from_formulas() {
    JsonObject row = object("{\"pnl\":-1.5,\"name\":\"-cmd\",\"at\":\"@x\",\"line\":\"a\\nb\"}");
    Answer answer = Answer.one(row, new Fields(row));
    assertThat(print(answer, Format.CSV, 80)).isEqualTo("pnl,name,at,line\n-1.5,'-cmd,'@x,a b\n");
  }

  @Test
  void jsonl_is_a_row_a_line() {
    assertThat(print(Format.JSONL).lines())
        .containsExactly(
            "{\"id\":7,\"name\":\"a, \\\"b\\\"\",\"nested\":{\"x\":[1,2]},\"note\":null}",
            "{\"id\":8,\"name\":\"=SUM(A1)\",\"loss\":0.10,\"on\":true}");
  }

  @Test
  void yaml_is_the_whole_answer_and_nothing_in_it_can_be_mistaken() {
    JsonObject whole =
        object(
            """
            {"plain":"op_training_1 is done","no":"no","number":"12","date":"2026-11-22","empty":[],"none":null,
             "rows":[{"a":1,"b":{"c":true}},"x: y",[1,[2]]],"text":"# a","dash":"- a","line":"a\\nb"}\
            """);
    assertThat(print(Answer.one(whole, new Fields(whole)), Format.YAML, 80))
        .isEqualTo(
            """
            plain: op_training_1 is done
            "no": "no"
            number: "12"
            date: "2026-11-22"
            empty: []
            none: null
            rows:
            - a: 1
              b:
                c: true
            - "x: y"
            - [1,[2]]
            text: "# a"
            dash: "- a"
            line: "a\\nb"
            """);
  }

  @Test
  void names_are_the_first_member_that_a_row_has_and_wide_is_not_cut() {
    Answer answer = Answer.several(WHOLE, new Fields(WHOLE).objects("data")).named("loss", "id");
    assertThat(print(answer, Format.NAME, 80)).isEqualTo("7\n0.10\n");
    assertThat(print(answer, Format.TABLE, 12)).doesNotContain("LOSS");
    assertThat(print(answer, Format.WIDE, 12)).contains("LOSS");
  }

  private static String print(Format format) {
    return print(Answer.several(WHOLE, new Fields(WHOLE).objects("data")), format, 80);
  }

  private static String print(Answer answer, Format format, int columns) {
    StringWriter out = new StringWriter();
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    answer.print(
        new Console(
            new PrintWriter(out), nowhere, true, true, columns, false, java.time.ZoneOffset.UTC),
        format);
    return out.toString();
  }

  private static JsonObject object(String json) {
    return Json.createReader(new StringReader(json)).readObject();
  }
}
