/** Floor 4. The visible, cancellable unit of work: its tree, its transitions, its events. */
package ktrdr.operations;
