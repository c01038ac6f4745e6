/**
 * Tables in files of Apache Parquet, written row by row and read group by group, without Hadoop and
 * without native libraries. Nothing outside this room knows the library. Start reading at {@link
 * ParquetTable}.
 */
package ktrdr.market.files.parquet;
