package ktrdr.rest.diagnosis;

import ktrdr.sessions.doctor.Check;

/** The result of one check by the doctor. */
public record CheckView(String name, String status, String detail, String remedy) {
  static CheckView of(Check check) {
    return new CheckView(
        check.name(), check.status().wire(), check.detail(), check.remedy().orElse(null));
  }
}
