/**
 * A table for each kind of list that the server answers. Each names its columns; widths and what is
 * dropped on a narrow terminal are the same for all. Start reading at {@link OperationTable}.
 */
package ktrdr.cli.output.table;
