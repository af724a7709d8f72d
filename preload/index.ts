import { contextBridge, ipcRenderer } from 'electron';
import { deskApi } from './desk-api.ts';

contextBridge.exposeInMainWorld('desk', deskApi(ipcRenderer));
