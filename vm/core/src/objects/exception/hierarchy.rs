//! The classes of built-in exceptions, in one list.

use crate::object::{Ref, Type};

/// Calls `$callback` with `field "Name" base-field;` for every built-in exception but
/// `BaseException`. A base stands before the classes that derive from it. `ExceptionGroup`
/// derives from `Exception` too, which `boot` sees to.
macro_rules! for_each_exception_type {
    ($callback:ident) => {
        $callback! {
            base_exception_group "BaseExceptionGroup" base_exception;
            exception "Exception" base_exception;
            exception_group "ExceptionGroup" base_exception_group;
            generator_exit "GeneratorExit" base_exception;
            keyboard_interrupt "KeyboardInterrupt" base_exception;
            system_exit "SystemExit" base_exception;
            arithmetic_error "ArithmeticError" exception;
            assertion_error "AssertionError" exception;
            attribute_error "AttributeError" exception;
            buffer_error "BufferError" exception;
            eof_error "EOFError" exception;
            import_error "ImportError" exception;
            lookup_error "LookupError" exception;
            memory_error "MemoryError" exception;
            name_error "NameError" exception;
            os_error "OSError" exception;
            reference_error "ReferenceError" exception;
            runtime_error "RuntimeError" exception;
            stop_async_iteration "StopAsyncIteration" exception;
            stop_iteration "StopIteration" exception;
            syntax_error "SyntaxError" exception;
            system_error "SystemError" exception;
            type_error "TypeError" exception;
            value_error "ValueError" exception;
            warning "Warning" exception;
            floating_point_error "FloatingPointError" arithmetic_error;
            overflow_error "OverflowError" arithmetic_error;
            zero_division_error "ZeroDivisionError" arithmetic_error;
            module_not_found_error "ModuleNotFoundError" import_error;
            index_error "IndexError" lookup_error;
            key_error "KeyError" lookup_error;
            unbound_local_error "UnboundLocalError" name_error;
            blocking_io_error "BlockingIOError" os_error;
            child_process_error "ChildProcessError" os_error;
            connection_error "ConnectionError" os_error;
            file_exists_error "FileExistsError" os_error;
            file_not_found_error "FileNotFoundError" os_error;
            interrupted_error "InterruptedError" os_error;
            is_a_directory_error "IsADirectoryError" os_error;
            not_a_directory_error "NotADirectoryError" os_error;
            permission_error "PermissionError" os_error;
            process_lookup_error "ProcessLookupError" os_error;
            timeout_error "TimeoutError" os_error;
            broken_pipe_error "BrokenPipeError" connection_error;
            connection_aborted_error "ConnectionAbortedError" connection_error;
            connection_refused_error "ConnectionRefusedError" connection_error;
            connection_reset_error "ConnectionResetError" connection_error;
            not_implemented_error "NotImplementedError" runtime_error;
            recursion_error "RecursionError" runtime_error;
            indentation_error "IndentationError" syntax_error;
            tab_error "TabError" indentation_error;
            unicode_error "UnicodeError" value_error;
            unicode_decode_error "UnicodeDecodeError" unicode_error;
            unicode_encode_error "UnicodeEncodeError" unicode_error;
            unicode_translate_error "UnicodeTranslateError" unicode_error;
            bytes_warning "BytesWarning" warning;
            deprecation_warning "DeprecationWarning" warning;
            encoding_warning "EncodingWarning" warning;
            future_warning "FutureWarning" warning;
            import_warning "ImportWarning" warning;
            pending_deprecation_warning "PendingDeprecationWarning" warning;
            resource_warning "ResourceWarning" warning;
            runtime_warning "RuntimeWarning" warning;
            syntax_warning "SyntaxWarning" warning;
            unicode_warning "UnicodeWarning" warning;
            user_warning "UserWarning" warning;
        }
    };
}
pub(crate) use for_each_exception_type;

macro_rules! define_exception_types {
    ($($field:ident $name:literal $base:ident;)*) => {
        /// The built-in exception classes.
        pub struct ExceptionTypes {
            pub base_exception: Ref<Type>,
            $(pub $field: Ref<Type>,)*
        }
    };
}
for_each_exception_type!(define_exception_types);
