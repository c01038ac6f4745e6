package ktrdr.market.files.parquet;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;

/** The library wants to build records. Cells are read from its columns instead. */
final class NoRecords extends GroupConverter {
  private final GroupType type;

  NoRecords(GroupType type) {
    this.type = type;
  }

  @Override
  public Converter getConverter(int field) {
    return type.getType(field).isPrimitive()
        ? new PrimitiveConverter() {}
        : new NoRecords(type.getType(field).asGroupType());
  }

  @Override
  public void start() {}

  @Override
  public void end() {}
}
