//! Bytes from and to a file descriptor, buffered.
//!
//! Invariants
//! 1. What is written stays in `pending` until it is flushed, and goes out in order.
//! 2. `ahead` has been read from the file but not handed out: the position that programs see is
//!    that of the descriptor less what is ahead, or plus what is pending.
//! 3. No borrow is held while the system is called: a signal handler may run Python.

use crate::error::{PyResult, Raised};
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

/// Bytes that are asked of the system at once; text that is collected before it is handed over.
pub(crate) const BUFFER_BYTES: usize = 8192;

/// Where the bytes of a file object come from and go to.
pub(crate) struct ByteStream {
    fd: Cell<i32>,
    /// Whether closing the stream closes the descriptor.
    owns_fd: bool,
    pub(crate) readable: bool,
    pub(crate) writable: bool,
    ahead: RefCell<Vec<u8>>,
    /// How much of `ahead` has been handed out.
    used: Cell<usize>,
    pending: RefCell<Vec<u8>>,
    /// How many bytes are collected before they are written: the block size of the file, as for
    /// CPython. Found out when something is written; 0 before.
    room: Cell<usize>,
}

/// The error number of the last system call.
fn last_errno() -> i32 {
    std::io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

impl ByteStream {
    pub(crate) fn new(fd: i32, owns_fd: bool, readable: bool, writable: bool) -> ByteStream {
        ByteStream {
            fd: Cell::new(fd),
            owns_fd,
            readable,
            writable,
            ahead: RefCell::default(),
            used: Cell::new(0),
            pending: RefCell::default(),
            room: Cell::new(0),
        }
    }

    /// How many bytes are collected before they are written.
    fn room(&self) -> usize {
        if self.room.get() == 0 {
            // SAFETY: the structure is for the system to fill.
            let size = unsafe {
                let mut stat: libc::stat = std::mem::zeroed();
                let failed = libc::fstat(self.fd.get(), &raw mut stat) != 0;
                if failed { 0 } else { stat.st_blksize }
            };
            let known = usize::try_from(size).ok().filter(|&size| size > 1);
            self.room.set(known.unwrap_or(BUFFER_BYTES));
        }
        self.room.get()
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.fd.get() < 0
    }
    pub(crate) fn fd(&self) -> i32 {
        self.fd.get()
    }
    pub(crate) fn is_tty(&self) -> bool {
        // SAFETY: any descriptor may be asked.
        unsafe { libc::isatty(self.fd.get()) == 1 }
    }

    /// Reads from the system into the room that a vector has left, at most `limit` bytes: how
    /// many, 0 at the end.
    fn read_more(&self, vm: &Vm, bytes: &mut Vec<u8>, limit: usize) -> PyResult<usize> {
        if self.writable {
            // What has been written is there to be read.
            self.flush(vm)?;
        }
        loop {
            let room = bytes.spare_capacity_mut();
            let limit = room.len().min(limit);
            // SAFETY: the room is at least as large as it is said to be.
            let got = unsafe { libc::read(self.fd.get(), room.as_mut_ptr().cast(), limit) };
            match usize::try_from(got) {
                Ok(got) => {
                    // SAFETY: the system has just written so many bytes.
                    unsafe { bytes.set_len(bytes.len() + got) };
                    return Ok(got);
                }
                Err(_) => self.interrupted(vm)?,
            }
        }
    }

    /// After a system call failed: lets signals be handled if that was why.
    fn interrupted(&self, vm: &Vm) -> PyResult<()> {
        match last_errno() {
            libc::EINTR => vm.run_pending_calls(),
            errno => Err(vm.os_error(errno, None)),
        }
    }

    /// What is there without asking the system more than once: at most `limit` bytes, none at
    /// the end.
    pub(crate) fn read_some(&self, vm: &Vm, limit: usize) -> PyResult<Vec<u8>> {
        let ready = self.take_ahead(limit);
        if !ready.is_empty() || limit == 0 {
            return Ok(ready);
        }
        let mut bytes = Vec::with_capacity(limit.min(1 << 20));
        self.read_more(vm, &mut bytes, limit)?;
        Ok(bytes)
    }

    fn take_ahead(&self, limit: usize) -> Vec<u8> {
        let ahead = self.ahead.borrow();
        let start = self.used.get();
        let end = ahead.len().min(start.saturating_add(limit));
        self.used.set(end);
        ahead[start..end].to_vec()
    }

    /// Reads ahead, after all that was ahead has been used; false at the end.
    fn fill(&self, vm: &Vm) -> PyResult<bool> {
        let mut bytes = self.ahead.take();
        bytes.clear();
        bytes.reserve_exact(BUFFER_BYTES);
        self.used.set(0);
        let got = self.read_more(vm, &mut bytes, BUFFER_BYTES)?;
        self.ahead.replace(bytes);
        Ok(got > 0)
    }

    /// `limit` bytes, less at the end.
    pub(crate) fn read_exact(&self, vm: &Vm, limit: usize) -> PyResult<Vec<u8>> {
        let mut bytes = self.take_ahead(limit);
        while bytes.len() < limit {
            let wanted = limit - bytes.len();
            let more = if wanted >= BUFFER_BYTES {
                self.read_some(vm, wanted.min(1 << 20))?
            } else {
                self.fill(vm)?;
                self.take_ahead(wanted)
            };
            if more.is_empty() {
                break;
            }
            bytes.extend_from_slice(&more);
        }
        Ok(bytes)
    }

    /// All bytes up to the end.
    pub(crate) fn read_all(&self, vm: &Vm) -> PyResult<Vec<u8>> {
        let mut bytes = self.take_ahead(usize::MAX);
        bytes.reserve(self.bytes_left().max(BUFFER_BYTES) + 1);
        while self.read_more(vm, &mut bytes, usize::MAX)? > 0 {
            if bytes.len() == bytes.capacity() {
                bytes.reserve(bytes.len());
            }
        }
        Ok(bytes)
    }

    /// How many bytes a regular file has beyond the position of its descriptor.
    fn bytes_left(&self) -> usize {
        // SAFETY: the structure is for the system to fill.
        unsafe {
            let mut stat: libc::stat = std::mem::zeroed();
            if libc::fstat(self.fd.get(), &raw mut stat) != 0 {
                return 0;
            }
            let at = libc::lseek(self.fd.get(), 0, libc::SEEK_CUR);
            usize::try_from(stat.st_size - at.max(0)).unwrap_or(0).min(1 << 32)
        }
    }

    /// Up to and including the next line feed, but at most `limit` bytes.
    pub(crate) fn read_line(&self, vm: &Vm, limit: usize) -> PyResult<Vec<u8>> {
        let mut line = Vec::new();
        while line.len() < limit {
            {
                let ahead = self.ahead.borrow();
                let ready = &ahead[self.used.get()..];
                let ready = &ready[..ready.len().min(limit - line.len())];
                let end = ready.iter().position(|&byte| byte == b'\n').map(|at| at + 1);
                let taken = end.unwrap_or(ready.len());
                line.extend_from_slice(&ready[..taken]);
                self.used.set(self.used.get() + taken);
                if end.is_some() || line.len() == limit {
                    break;
                }
            }
            if !self.fill(vm)? {
                break;
            }
        }
        Ok(line)
    }

    /// What is ahead, after reading once if nothing is; nothing is taken.
    pub(crate) fn peek(&self, vm: &Vm) -> PyResult<Vec<u8>> {
        if self.used.get() == self.ahead.borrow().len() {
            self.fill(vm)?;
        }
        Ok(self.ahead.borrow()[self.used.get()..].to_vec())
    }

    /// Writes, sooner or later.
    pub(crate) fn write(&self, vm: &Vm, bytes: &[u8]) -> PyResult<()> {
        if self.readable {
            self.forget_ahead(vm)?;
        }
        if self.pending.borrow().len() + bytes.len() > self.room() {
            self.flush(vm)?;
            if bytes.len() > self.room() {
                // Too much to be kept: what can't be written now never will be.
                return self.write_all(vm, bytes).map_err(|(raised, _)| raised);
            }
        }
        self.pending.borrow_mut().extend_from_slice(bytes);
        Ok(())
    }

    /// Writes everything now.
    pub(crate) fn flush(&self, vm: &Vm) -> PyResult<()> {
        let bytes = self.pending.take();
        if let Err((raised, done)) = self.write_all(vm, &bytes) {
            self.put_back(&bytes[done..]);
            return Err(raised);
        }
        // The buffer is used again, unless something was written meanwhile.
        let mut pending = self.pending.borrow_mut();
        if pending.capacity() == 0 {
            *pending = bytes;
            pending.clear();
        }
        Ok(())
    }

    /// Writes past the buffer; on failure also says how much was written.
    fn write_all(&self, vm: &Vm, bytes: &[u8]) -> Result<(), (Raised, usize)> {
        let mut done = 0;
        while done < bytes.len() {
            match write_raw(self.fd.get(), &bytes[done..]) {
                Ok(written) => done += written,
                Err(libc::EINTR) => vm.run_pending_calls().map_err(|raised| (raised, done))?,
                Err(errno) => return Err((vm.os_error(errno, None), done)),
            }
        }
        Ok(())
    }

    /// Gives up what hasn't been written.
    pub(crate) fn forget_pending(&self) {
        self.pending.take();
    }

    fn put_back(&self, bytes: &[u8]) {
        let mut pending = self.pending.borrow_mut();
        pending.splice(0..0, bytes.iter().copied());
    }

    /// Moves the descriptor back to where the program is.
    fn forget_ahead(&self, vm: &Vm) -> PyResult<()> {
        let unused = self.ahead.borrow().len() - self.used.get();
        self.ahead.take();
        self.used.set(0);
        if unused > 0 {
            self.seek_raw(vm, -(unused as i64), libc::SEEK_CUR)?;
        }
        Ok(())
    }

    fn seek_raw(&self, vm: &Vm, offset: i64, whence: i32) -> PyResult<i64> {
        // SAFETY: no memory is involved.
        let at = unsafe { libc::lseek(self.fd.get(), offset, whence) };
        if at < 0 { Err(vm.os_error(last_errno(), None)) } else { Ok(at) }
    }

    pub(crate) fn is_seekable(&self) -> bool {
        // SAFETY: no memory is involved.
        unsafe { libc::lseek(self.fd.get(), 0, libc::SEEK_CUR) >= 0 }
    }

    pub(crate) fn tell(&self, vm: &Vm) -> PyResult<i64> {
        let at = self.seek_raw(vm, 0, libc::SEEK_CUR)?;
        let ahead = self.ahead.borrow().len() - self.used.get();
        Ok(at - ahead as i64 + self.pending.borrow().len() as i64)
    }

    pub(crate) fn seek(&self, vm: &Vm, offset: i64, whence: i32) -> PyResult<i64> {
        self.flush(vm)?;
        let unused = self.ahead.borrow().len() - self.used.get();
        let offset = if whence == libc::SEEK_CUR { offset - unused as i64 } else { offset };
        let at = self.seek_raw(vm, offset, whence)?;
        self.ahead.take();
        self.used.set(0);
        Ok(at)
    }

    /// Sets the size, by default to the position; returns it.
    pub(crate) fn truncate(&self, vm: &Vm, size: Option<i64>) -> PyResult<i64> {
        self.flush(vm)?;
        let size = size.map_or_else(|| self.tell(vm), Ok)?;
        // SAFETY: no memory is involved.
        if unsafe { libc::ftruncate(self.fd.get(), size) } != 0 {
            return Err(vm.os_error(last_errno(), None));
        }
        Ok(size)
    }

    /// Whether it was opened in a mode, which a file that was says of itself while it is open.
    pub(crate) fn has_mode(&self, vm: &Vm, mode: bool) -> PyResult<bool> {
        if mode && self.is_closed() { Err(closed_file(vm)) } else { Ok(mode) }
    }

    /// Flushes and closes. The descriptor is closed even if flushing fails.
    pub(crate) fn close(&self, vm: &Vm) -> PyResult<()> {
        if self.is_closed() {
            return Ok(());
        }
        let flushed = self.flush(vm);
        self.pending.take();
        match (flushed, self.close_fd()) {
            (Err(raised), _) => Err(raised),
            (Ok(()), Some(errno)) => Err(vm.os_error(errno, None)),
            (Ok(()), None) => Ok(()),
        }
    }

    /// Closes the descriptor if it is the stream's own; the error number if that fails.
    fn close_fd(&self) -> Option<i32> {
        let fd = self.fd.replace(-1);
        // SAFETY: the descriptor is this stream's own.
        (self.owns_fd && fd >= 0 && unsafe { libc::close(fd) } != 0).then(last_errno)
    }
}

/// Writes as much as the system takes at once.
fn write_raw(fd: i32, bytes: &[u8]) -> Result<usize, i32> {
    // SAFETY: the slice is as long as it is said to be.
    let written = unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) };
    usize::try_from(written).map_err(|_| last_errno())
}

impl Drop for ByteStream {
    fn drop(&mut self) {
        if !self.is_closed() {
            let bytes = self.pending.take();
            let mut rest = bytes.as_slice();
            while !rest.is_empty() {
                match write_raw(self.fd.get(), rest) {
                    Ok(written) => rest = &rest[written..],
                    Err(libc::EINTR) => (),
                    // Nobody is left to be told.
                    Err(_) => break,
                }
            }
        }
        let _ = self.close_fd();
    }
}

/// The error of asking a closed file what it is.
#[cold]
pub(crate) fn closed_file(vm: &Vm) -> Raised {
    vm.value_error("I/O operation on closed file")
}

/// The error of reading or writing a closed file.
#[cold]
pub(crate) fn closed(vm: &Vm) -> Raised {
    vm.value_error("I/O operation on closed file.")
}
